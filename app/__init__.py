"""Oasen counts visits to a drop-in; nothing outside the standard library is imported here."""

__version__ = "0.1.0"
