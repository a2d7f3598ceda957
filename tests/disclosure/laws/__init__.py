"""The laws by which an attacker computes: that each is true, and that each is found."""
