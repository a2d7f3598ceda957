"""Attacks on a running server, by scanners of others and by attacks of our own; see docs/attacks.md."""
