"""The fixtures that every test may ask for, and how far generated examples go."""

from hypothesis import settings

pytest_plugins = [
    "tests.browser.fixtures",
    "tests.postgresql.fixtures",
    "tests.database.fixtures",
    "tests.house",
]

# A change is judged by examples that are the same each time: what it broke fails, and what it did not does not.
# New examples are looked for on purpose, by --hypothesis-profile=exploring.
settings.register_profile("same", derandomize=True)
settings.register_profile("exploring", derandomize=False, print_blob=True)
