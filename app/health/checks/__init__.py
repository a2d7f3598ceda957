"""The checks, each file what belongs to one part of the house."""
