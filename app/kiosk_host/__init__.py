"""The server's side of the tablets: pairing, intake, delivery of the kiosk."""
