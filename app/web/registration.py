"""Registers the addresses of every feature, and who guards them."""

from __future__ import annotations

from flask import Flask

from app.kiosk_host.api import api
from app.kiosk_host.sign_in import require_kiosk
from app.web.policies import Policy
from app.web.security import Gate, register_security

GATES: dict[Policy, Gate] = {
    Policy.KIOSK: require_kiosk,
}


def register_routes(app: Flask) -> None:
    """Each feature's blueprint, one line each."""
    register_security(app, GATES)
    app.register_blueprint(api)
