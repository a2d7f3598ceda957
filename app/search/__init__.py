"""Search: entries by nothing personal, and what was set aside, to be mended and let in."""
