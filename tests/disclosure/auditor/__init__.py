"""Tests of the attacker in the house."""
