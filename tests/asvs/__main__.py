"""`python -m tests.asvs`: writes docs/asvs.md from the list."""

from tests.asvs.documented import PATH, documented

PATH.write_text(documented(), "utf-8")
