"""Files as they are written: their text, rows and columns, and what is wrong with them."""
