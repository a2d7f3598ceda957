"""Beginning: a house that has nothing yet is put in order in the browser, step by step."""
