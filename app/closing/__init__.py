"""Closing the day: what is proposed, what is recorded, which days are not finished yet."""
