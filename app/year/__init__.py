"""The year: a place's figures with their bounds and definitions, the year before beside them."""
