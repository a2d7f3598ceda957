"""The requirements themselves, a file a chapter or a few."""
