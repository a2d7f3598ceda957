"""Registers the addresses of every feature, and who guards them."""

from __future__ import annotations

from flask import Flask

from app.activities.pages import activities
from app.agreements.money_pages import agreements
from app.audit.pages import audit
from app.audit.refusals import register_refusals
from app.audit.watching import register_audit
from app.beginning.paper_pages import beginning
from app.beginning.strip import register_strip
from app.cards.desk import register_desk
from app.cards.link_pages import cards
from app.cards.print_room import register_print_room
from app.care.errand_room import register_errand_room
from app.care.updating.pages import care
from app.closing.pages import closing
from app.extensions import csrf
from app.followup.locking_pages import reports
from app.guide.pages import register_guide
from app.handover.pages import handover
from app.health.pages import house_health
from app.home.pages import home
from app.joint_counting.pages import joint_counting
from app.kiosk_host.api import api, health
from app.kiosk_host.card_api import card_api
from app.kiosk_host.delivery import KIOSK, PHONE, delivery_of
from app.kiosk_host.door_pages import kiosks
from app.kiosk_host.guesses import register_guesses
from app.kiosk_host.intake.everyday import EverydayIntake
from app.kiosk_host.sign_in import require_kiosk, require_once_kiosk
from app.noting.day_pages import noting
from app.opening.door_pages import opening
from app.opening.public_pages import public_hours
from app.outreach.api import phone_api
from app.outreach.phone_pages import phones
from app.outreach.topic_pages import outreach
from app.paper.pages import paper
from app.retention.pages import key_periods
from app.search.pages import search
from app.search.set_aside_pages import set_aside
from app.staff.member_pages import members
from app.staff.shared_pages import staff
from app.staff.sign_in import register_sign_in, require_staff
from app.today.inside_pages import today
from app.training.pages import training
from app.training.participant_pages import participants
from app.trust.pages import trust
from app.web.behind_wall import BehindWall
from app.web.numbers_in_addresses import register_numbers
from app.web.policies import Policy
from app.web.security import Gate, register_security
from app.year.pages import year

GATES: dict[Policy, Gate] = {
    Policy.KIOSK: require_kiosk,
    Policy.PHONE: require_kiosk,
    Policy.KIOSK_OR_PHONE: require_kiosk,
    Policy.ONCE_KIOSK: require_once_kiosk,
    Policy.VOLUNTEER: require_staff,
    Policy.COORDINATOR: require_staff,
    Policy.ADMIN: require_staff,
}


def register_routes(app: Flask) -> None:
    """Each feature's blueprint, one line each."""
    register_numbers(app)
    app.url_map.merge_slashes = False  # else /note//x leads to /note/x at whatever host the request names
    register_sign_in(app)
    register_guesses(app)
    register_desk(app)
    register_print_room(app)
    register_strip(app)
    register_refusals(app)
    register_errand_room(app)
    register_security(app, GATES)
    csrf.init_app(app)  # after the gates: who is not signed in is led to sign in, whatever the form
    app.register_blueprint(api)
    app.wsgi_app = BehindWall(EverydayIntake(app, app.config["OASEN"]))  # type: ignore[assignment]  # as Flask says to
    app.register_blueprint(card_api)
    app.register_blueprint(phone_api)
    app.register_blueprint(health)
    app.register_blueprint(delivery_of(KIOSK))
    app.register_blueprint(delivery_of(PHONE))
    app.register_blueprint(staff)
    app.register_blueprint(members)
    app.register_blueprint(audit)
    app.register_blueprint(kiosks)
    app.register_blueprint(cards)
    app.register_blueprint(agreements)
    app.register_blueprint(activities)
    app.register_blueprint(noting)
    app.register_blueprint(outreach)
    app.register_blueprint(phones)
    app.register_blueprint(today)
    app.register_blueprint(year)
    app.register_blueprint(reports)
    app.register_blueprint(training)
    app.register_blueprint(participants)
    app.register_blueprint(search)
    app.register_blueprint(set_aside)
    app.register_blueprint(opening)
    app.register_blueprint(public_hours)
    app.register_blueprint(closing)
    app.register_blueprint(paper)
    app.register_blueprint(handover)
    app.register_blueprint(key_periods)
    app.register_blueprint(joint_counting)
    app.register_blueprint(home)
    app.register_blueprint(house_health)
    register_guide(app)
    app.register_blueprint(beginning)
    app.register_blueprint(care)
    app.register_blueprint(trust)
    register_audit(app)
    csrf.exempt(card_api)
    csrf.exempt(phone_api)
    csrf.exempt(api)  # a bearer token is sent by the tablet's own code, never by a browser on its own
