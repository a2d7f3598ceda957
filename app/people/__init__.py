"""Pseudonyms, and what makes them known again: cards, codes, labels."""
