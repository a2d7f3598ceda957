"""The scanners of others, which the project itself does not need."""
