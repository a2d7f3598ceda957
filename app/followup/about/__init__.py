"""What a report is about: whose, of which time, under which terms, and what its document tells of that."""
