"""The attacker in the house: reads what has been released, as anybody may, and tries to compute what was hidden.

It shares nothing with the door: it knows the report's JSON and the definitions of the figures, and writes its own
equations from them.
"""
