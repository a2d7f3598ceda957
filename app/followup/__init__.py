"""The yearly follow-up: its text, its tables, its formats, and the seal."""
