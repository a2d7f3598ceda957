"""The report's formats: each makes a file of the same blocks and cells, and counts nothing."""
