"""Makes .venv with the locked packages and goes on inside it; standard library alone."""

from app.bootstrap.environment import APP_LOCK, ROOT, TESTS_LOCK, enter
from app.bootstrap.versions import go_on_in_present

__all__ = ["APP_LOCK", "ROOT", "TESTS_LOCK", "enter", "go_on_in_present"]
