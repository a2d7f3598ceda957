"""The fixtures of the tests of forgetting."""

from tests.figures.conftest import fresh_app

__all__ = ["fresh_app"]
