"""Says to a server that is started for a test that the night's work has been done: else it begins a minute later."""

from __future__ import annotations

import json
from pathlib import Path

from app.serving.nightly import NIGHTLY, NOTE

FAR_AWAY = "9999-12-31"


def let_the_night_be_over(instance: Path) -> None:
    """Backups and forgetting on time would change under the test what it has just noted."""
    (instance / NOTE).write_text(json.dumps({"done": dict.fromkeys(NIGHTLY, FAR_AWAY), "failed": {}}), "utf-8")
