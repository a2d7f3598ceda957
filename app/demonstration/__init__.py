"""A demonstration: three invented years at two invented places, in a folder of its own."""
