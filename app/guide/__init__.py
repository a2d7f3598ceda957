"""The guide under "Hjälp": the pages of docs/guide/, read in the app, searched, and pointed to from each page."""
