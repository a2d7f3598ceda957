"""How quick Oasen is beside what the machine could do: figures for people to read, never tests that pass or fail."""
