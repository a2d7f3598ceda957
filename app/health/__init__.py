"""How the house is doing: what is looked at, what it says, what to do; as a command and as a page."""
