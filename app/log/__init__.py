"""The log: entries, voids and what hangs on them. It is added to, never edited."""
