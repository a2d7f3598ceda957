"""The attacks, one to a file; tests/attack/list.py lists them."""
