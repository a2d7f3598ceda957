"""Says in a terminal how the versions stand, and what is being done to them."""

from __future__ import annotations

import app
from app.bootstrap.versions import FAILED, Order, standing_of
from app.care.errand_stages import LAYING_DOWN, MAKING, PACKAGES, READING, TRYING
from app.settings import Settings

STAGES_TOLD = {
    READING: "Reading the new version through",
    MAKING: "Making a backup",
    LAYING_DOWN: "Laying it down beside the one that runs",
    PACKAGES: "Preparing its packages",
    TRYING: "Trying it on a copy of the house",
}


def standing_told(settings: Settings, back: Order | None) -> list[str]:
    """Which version runs, what waits for the next start, how the last change went, where the way back leads."""
    standing = standing_of(settings.instance)
    lines = [f"Here runs Oasen {app.__version__}."]
    if standing.last is not None and standing.last.what == FAILED:
        lines.append(
            f"Going over to Oasen {standing.last.version} did not work, and the version before runs on as it was. "
            f"It said: {standing.last.why}"
        )
    if standing.order is not None:
        lines.append(f"The next start goes over to Oasen {standing.order.version}. To stay: oasen update --leave")
    if back is not None and standing.order is None:
        lines.append(f"Before, Oasen {back.left_version} ran here. The way back to it: oasen update --back")
    return lines
