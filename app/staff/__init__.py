"""Staff accounts, their roles, signing in."""
