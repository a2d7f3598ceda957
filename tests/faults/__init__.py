"""Tablet and server under faults, for long: what showed "Tack" arrives, once; nothing arrives that was not tapped."""
