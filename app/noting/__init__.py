"""Noting on the spot or afterwards what does not go through the tablet, and notes on sessions and days."""
