"""The organisation's own Word template: chosen once, checked, and then the form of every report in Word."""
