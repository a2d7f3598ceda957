"""The fixtures that every test may ask for, and how far generated examples go."""

from hypothesis import settings

pytest_plugins = [
    "tests.second_try",
    "tests.swept_seldom",
    "tests.browser.fixtures",
    "tests.postgresql.fixtures",
    "tests.database.fixtures",
    "tests.house",
]

# A change is judged by examples that are the same each time: what it broke fails, and what it did not does not.
# New examples are looked for on purpose, by --hypothesis-profile=exploring.
# None may take no longer than so much: on a busy machine that would say nothing of the code.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("exploring", derandomize=False, print_blob=True, deadline=None)
