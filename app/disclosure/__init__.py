"""What may leave the house: the one door out."""
