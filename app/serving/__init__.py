"""Making an instance, and serving it."""
