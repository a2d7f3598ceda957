"""What is done before figures are counted: actions given by the factory, for figures themselves may not write."""

from __future__ import annotations

from flask import current_app

# The key in app.extensions of the actions, each called without arguments, in order.
BEFORE_COUNTING = "oasen-before-counting"


def do_what_waits() -> None:
    """Let what is durable but not yet settled, such as picture codes, be settled first."""
    for action in current_app.extensions.get(BEFORE_COUNTING, ()):
        action()
