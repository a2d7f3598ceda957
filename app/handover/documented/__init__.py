"""The documented list of what can be handed over, made from the list of columns: what is told is never more."""
