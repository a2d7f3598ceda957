"""Default-deny: who may open which address, for every address there is."""

from __future__ import annotations

import itertools

import pytest
from flask import Blueprint

from app.factory import create_app
from app.settings import Settings
from app.staff.models import Role
from app.web.policies import Policy, policy_of
from app.web.registration import GATES
from app.web.security import STATIC_ENDPOINTS
from tests.staff_client import StaffClient

# What stands for the parts of an address; all of it is the first organisation's.
PARTS = {
    "slug": "valla",
    "key": "00" * 16,
    "number": 2025,  # of a year, of a participant
    "year": 2025,
    "month": 5,
    "day": "2025-05-06",
    "kiosk_id": 1,
    "activity_id": 1,
    "phone_id": 1,
    "topic": "support",
    "name": "app.js",
    "filename": "icon.svg",
    "kind": "meal",
    "goal_id": 1,
    "thing_id": 1,
    "what": "pace",
    "staff_id": 1,
    "computer_id": 1,
    "draft_id": 1,
    "version": 1,
    "slot": "own/experience",
    "format_slug": "docx",
    "chapter_name": "evening",
    "language": "sv",
    "file": "today.png",
    "key_number": 1,
    "where": "here",
}
STAFF = {"Alva": Role.VOLUNTEER, "Cleo": Role.COORDINATOR, "Ada": Role.ADMIN}
ORDER = [Policy.VOLUNTEER, Policy.COORDINATOR, Policy.ADMIN]


@pytest.fixture(scope="session")
def routes(sqlite_template):
    """Every address that is guarded: endpoint, method, address, policy."""
    app = create_app(Settings(instance=sqlite_template))
    with app.test_request_context():
        return [
            (rule.endpoint, method, str(app.url_map.bind("localhost").build(rule.endpoint, parts_of(rule))), stated)
            for rule in app.url_map.iter_rules()
            if rule.endpoint not in STATIC_ENDPOINTS
            for method in sorted(rule.methods & {"GET", "POST", "PUT", "PATCH", "DELETE"})
            for stated in [policy_of(app.view_functions[rule.endpoint])]
        ]


def parts_of(rule):
    return {name: PARTS[name] for name in rule.arguments}


def asked(client, method, address):
    answer = client.get(address) if method == "GET" else client.post(address)
    if answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in?"):
        return "sign in"
    if answer.status_code == 302 and answer.headers["Location"] == "/sign-in":
        return "sign in"
    return answer.status_code


def test_every_address_states_who_may_open_it(routes):
    assert [endpoint for endpoint, _, _, stated in routes if stated is None] == []


def test_every_policy_has_a_gate():
    assert set(GATES) | {Policy.ANYONE} == set(Policy)


def test_an_address_that_states_nobody_is_refused(sqlite_settings):
    app = create_app(sqlite_settings)
    forgotten = Blueprint("forgotten", __name__)
    forgotten.get("/forgotten")(lambda: "everybody's secrets")
    app.register_blueprint(forgotten)

    answer = app.test_client().get("/forgotten")

    assert answer.status_code == 403
    assert "secrets" not in answer.text


def test_who_is_not_signed_in_gets_no_further_than_signing_in(routes, house):
    nobody = StaffClient(house.app)
    opened = {
        (method, address): asked(nobody, method, address) for _, method, address, stated in routes if stated in ORDER
    }

    assert {key: got for key, got in opened.items() if got not in ("sign in", 401)} == {}


@pytest.mark.parametrize("name", STAFF)
def test_each_role_opens_what_is_for_it_and_nothing_above(routes, house, name):
    client = house.signed_in(name)
    wrong = {}
    for _, method, address, stated in routes:
        if stated not in ORDER or address == "/sign-out":
            continue
        got = asked(client, method, address)
        may = ORDER.index(stated) <= list(Role).index(STAFF[name])
        # A post without its form's token is let past the gate and stopped there.
        expected = {200, 302, 304, 400, 404} if may else {403}
        if got not in expected:
            wrong[method, address] = got

    assert wrong == {}


def test_another_organisations_staff_see_nothing_of_this_one(routes, house):
    other = house.signed_in("Otto")
    named = [(method, address) for _, method, address, stated in routes if stated in ORDER and "valla" in address]

    got = {(method, address): asked(other, method, address) for method, address in named if method == "GET"}

    assert got != {}
    assert set(got.values()) == {404}


def test_what_opens_a_kiosk_opens_no_page_and_what_opens_pages_opens_no_kiosk(routes, house):
    kiosk, staff = StaffClient(house.app), house.signed_in("Ada")
    token = {"Authorization": f"Bearer {house.valla.token}"}

    for _, method, address, stated in routes:
        if stated in ORDER and method == "GET":
            assert kiosk.get(address, headers=token).status_code in (302, 401), address
        if stated in (Policy.KIOSK, Policy.PHONE, Policy.KIOSK_OR_PHONE, Policy.ONCE_KIOSK):
            assert asked(staff, method, address) == 401, address


def test_every_form_needs_its_token(routes, house):
    posts = [
        (address, stated)
        for endpoint, method, address, stated in routes
        if method != "GET" and not endpoint.startswith(("api.", "card_api.", "phone_api."))
    ]

    unguarded = [address for address, _ in posts if house.signed_in_anew("Ada").post(address).status_code != 400]

    assert len(posts) > 5
    assert unguarded == []


def test_the_list_of_parts_covers_every_address(routes):
    used = set(itertools.chain.from_iterable(address.split("/") for _, _, address, _ in routes))

    assert "valla" in used
