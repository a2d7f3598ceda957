"""Before and when a report is locked: what is missing, the seal, and how it is kept."""
