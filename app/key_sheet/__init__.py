"""The key sheet: the installation's keys on paper, for an envelope; and putting one back from it."""
