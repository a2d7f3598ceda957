"""Who a kiosk's token belongs to."""

from app.web.policies import Policy


def require_kiosk(_policy: Policy) -> None:
    """Let a kiosk pass."""
