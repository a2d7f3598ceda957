"""Agreements between organisations and their municipality."""
