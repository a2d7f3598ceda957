"""A report while it is written: what was typed where, by whom, and the page on which one does."""
