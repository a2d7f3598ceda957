"""A second counting of the figures, written from their definitions alone to check the first."""
