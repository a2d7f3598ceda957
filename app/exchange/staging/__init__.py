"""Entries on their way from a file into the log, where nobody counts them before all are there."""
