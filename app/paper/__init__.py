"""Paper for a day without a tablet: the tally sheet to print, and the page on which it is typed in."""
