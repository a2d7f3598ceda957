"""Organisations, their premises, and the opening calendar."""
