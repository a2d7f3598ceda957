"""Turning on and off that an agreement's parties count a visitor of several once; the vault itself lies in people/.

Each party ticks for itself. The day the last one ticks the vault is opened; as soon as one takes its tick back it is
emptied and its key destroyed.
"""
