"""The opening calendar: planned weeks, decided days, what was recorded, and what hangs on the door."""
