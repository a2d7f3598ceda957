"""Every request begins behind the wall, and a page that forgot to say whose rows it wants shows none of another's."""

from __future__ import annotations

import re
from functools import partial
from http import HTTPStatus

import pytest
from sqlalchemy import event, select, text

from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations, whose, within
from app.extensions import db
from app.log.actions import letterbox_of
from app.log.writer import Brought, Proof
from app.organisations.models import Premises
from app.web.behind_wall import BehindWall
from app.web.policies import Policy, policy_of
from app.web.security import STATIC_ENDPOINTS
from tests.make import labelled
from tests.staff_client import StaffClient
from tests.web.test_policies import parts_of

pytestmark = pytest.mark.parametrize("settings", ["postgresql"], indirect=True)
STAFF = (Policy.VOLUNTEER, Policy.COORDINATOR, Policy.ADMIN)
OF_A_QUESTION = re.compile(r"\b\w+\.organisation_id = %\(\w+\)s(::INTEGER)?")


@pytest.fixture
def found_by(house):
    """What a forgetful question finds in the place of each view of these policies, by endpoint."""
    app = house.app

    def found_by(policies, ask):
        rules = {rule.endpoint: rule for rule in app.url_map.iter_rules() if rule.endpoint not in STATIC_ENDPOINTS}
        found = {}
        app.config["WTF_CSRF_ENABLED"] = False  # so that what takes forms is reached too
        for endpoint, rule in rules.items():
            if policy_of(app.view_functions[endpoint]) in policies:
                with app.test_request_context():
                    address = app.url_map.bind("localhost").build(endpoint, parts_of(rule))
                found[endpoint] = _found(app, endpoint, partial(ask, address, _method(rule)))
        return found

    return found_by


def as_by_browser(client):
    """Asks each time afresh, as no client of Flask's does within one application context."""
    return lambda address, method: client._ask(method.lower(), address)  # noqa: SLF001


def _method(rule):
    return "GET" if "GET" in rule.methods else next(iter(rule.methods - {"OPTIONS"}))


def _found(app, endpoint, ask):
    """Where the wall stands, and whose premises are there without being asked for."""
    view, found = app.view_functions[endpoint], []

    def forgetful(**_parts):
        with db.engine.connect() as connection:
            found.append((whose(), sorted(connection.execute(select(Premises.organisation_id)).scalars())))
        return ""

    forgetful.__dict__.update(view.__dict__)  # its policy among them
    app.view_functions[endpoint] = forgetful
    ask()
    app.view_functions[endpoint] = view
    return found


def others(found, expected):
    return {endpoint: got for endpoint, got in found.items() if got != [expected]}


def test_in_every_view_for_staff_the_wall_stands_around_their_own(house, found_by):
    own = house.valla.place.organisation_id

    found = found_by(STAFF, as_by_browser(house.signed_in("Ada")))

    assert others(found, (f"{{0,{own}}}", [own])) == {}
    assert len(found) > 100


def test_in_every_address_for_tablets_it_stands_around_their_own(house, found_by):
    own, token = house.sionhuset.place.organisation_id, {"Authorization": f"Bearer {house.sionhuset.token}"}
    client = StaffClient(house.app)

    def as_tablet(address, method):
        client._ask(method.lower(), address, headers=token)  # noqa: SLF001  # each time afresh

    found = found_by((Policy.KIOSK, Policy.KIOSK_OR_PHONE, Policy.ONCE_KIOSK), as_tablet)

    # What tablets send all day does not come by way of the view unless something is odd with it; here it is.
    assert others(found, (f"{{0,{own}}}", [own])) == {}
    assert len(found) > 5


def test_in_every_address_for_anybody_it_lets_nothing_through(anyone, found_by):
    found = found_by((Policy.ANYONE,), as_by_browser(anyone))

    assert others(found, ("{0}", [])) == {}
    assert len(found) > 20


def test_a_request_begins_with_nobodys_rows_whatever_was_said_where_it_is_answered(app):
    seen = []
    with across_organisations(Across.MACHINE):
        BehindWall(lambda *_request: [seen.append(whose())])({}, seen.append)
        seen.append(whose())

    assert seen == ["{0}", "every"]
    assert isinstance(app.wsgi_app, BehindWall)


def test_what_is_deposited_is_read_and_stored_within_its_organisation(house):
    door, seen = house.valla, []

    def read():
        seen.append(whose())
        return Brought((labelled(door),))

    def check(_connection, every):
        seen.append(whose())
        return set(every)

    with within():
        outcomes = letterbox_of(door.place.organisation_id).deposit(read, Proof(check, "still there"))

    assert len(outcomes) == 1
    assert seen == [f"{{0,{door.place.organisation_id}}}"] * 2


@pytest.fixture
def forgetful(app):
    """A program in which no question says any more whose rows it wants."""

    def forget(_connection, _cursor, statement, parameters, *_about):
        return OF_A_QUESTION.sub("true", statement), parameters

    event.listen(db.engine, "before_cursor_execute", forget, retval=True)
    yield
    event.remove(db.engine, "before_cursor_execute", forget)


def pages_of(client):
    """Every page of the staff whose address names nothing, as it is shown."""
    rules = [rule for rule in client.client.application.url_map.iter_rules() if not rule.arguments]
    views = client.client.application.view_functions
    staffs = [rule.rule for rule in rules if "GET" in rule.methods and policy_of(views[rule.endpoint]) in STAFF]
    answers = {path: client.answer(path) for path in staffs}
    return {path: answer.text.casefold() for path, answer in answers.items() if answer.status_code == HTTPStatus.OK}


def test_pages_that_all_forgot_whose_rows_they_want_show_nothing_of_another(house, forgetful):
    shown = pages_of(house.signed_in("Ada"))

    assert {path for path, page in shown.items() if "sionhuset" in page} == set()
    assert {path for path, page in shown.items() if "valla" in page} >= {"/begin/premises", "/kiosks"}
    assert len(shown) > 20


def test_without_the_wall_they_would(house, forgetful):
    with write_connection() as connection:
        connection.execute(text("ALTER TABLE premises NO FORCE ROW LEVEL SECURITY"))

    assert "sionhuset" in house.signed_in("Ada").answer("/begin/premises").text.casefold()
