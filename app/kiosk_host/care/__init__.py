"""How each tablet is doing, and the PIN of the staff's corner."""
