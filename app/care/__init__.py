"""Looking after Oasen without a terminal: copies, taking one up again, taking everything out."""
