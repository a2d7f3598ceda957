"""A house with a server, a tablet and a phone on a network of their own, on one machine."""
