"""Cards at the desk: printing them, how many are used, and counting two of one person as one."""
