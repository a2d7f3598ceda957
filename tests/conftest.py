"""The fixtures that every test may ask for."""

pytest_plugins = [
    "tests.browser.fixtures",
    "tests.postgresql.fixtures",
    "tests.database.fixtures",
    "tests.house",
]
