"""Forgetting on time: what the log no longer needs goes, and the figures stay."""
