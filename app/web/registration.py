"""Registers the addresses of every feature, and who guards them."""

from __future__ import annotations

from flask import Flask

from app.extensions import csrf
from app.home.pages import home
from app.kiosk_host.api import api, health
from app.kiosk_host.card_api import card_api
from app.kiosk_host.delivery import delivery
from app.kiosk_host.door_pages import kiosks
from app.kiosk_host.guesses import register_guesses
from app.kiosk_host.intake.everyday import EverydayIntake
from app.kiosk_host.sign_in import require_kiosk, require_once_kiosk
from app.staff.member_pages import members
from app.staff.shared_pages import staff
from app.staff.sign_in import register_sign_in, require_staff
from app.today.pages import today
from app.web.policies import Policy
from app.web.security import Gate, register_security
from app.year.pages import year

GATES: dict[Policy, Gate] = {
    Policy.KIOSK: require_kiosk,
    Policy.ONCE_KIOSK: require_once_kiosk,
    Policy.VOLUNTEER: require_staff,
    Policy.COORDINATOR: require_staff,
    Policy.ADMIN: require_staff,
}


def register_routes(app: Flask) -> None:
    """Each feature's blueprint, one line each."""
    register_sign_in(app)
    register_guesses(app)
    register_security(app, GATES)
    csrf.init_app(app)  # after the gates: who is not signed in is led to sign in, whatever the form
    app.register_blueprint(api)
    app.wsgi_app = EverydayIntake(app, app.config["OASEN"])  # type: ignore[assignment]  # as Flask says to
    app.register_blueprint(card_api)
    app.register_blueprint(health)
    app.register_blueprint(delivery)
    app.register_blueprint(staff)
    app.register_blueprint(members)
    app.register_blueprint(kiosks)
    app.register_blueprint(today)
    app.register_blueprint(year)
    app.register_blueprint(home)
    csrf.exempt(card_api)
    csrf.exempt(api)  # a bearer token is sent by the tablet's own code, never by a browser on its own
