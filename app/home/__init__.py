"""Home: where each role begins, and the way to every other page."""
