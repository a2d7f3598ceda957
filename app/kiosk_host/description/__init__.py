"""Describes the addresses for kiosks, for other programs and for the fuzzer."""
