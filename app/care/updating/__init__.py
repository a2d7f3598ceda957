"""Brings a house to a new version of the program, tried on a copy before anything changes, with a way back."""
