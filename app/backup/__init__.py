"""Backups: made while the server runs, locked, checked when they are put back, and rehearsed."""
