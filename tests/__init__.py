"""Every test of Oasen; nothing outside the standard library is imported here."""
