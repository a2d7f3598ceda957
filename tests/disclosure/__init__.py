"""Tests of the one door out."""
