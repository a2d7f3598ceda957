"""What an attacker knows to hold between released numbers, law by law."""
