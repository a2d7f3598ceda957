"""One-time codes after the password, and the recovery codes on paper."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from cryptography.exceptions import InvalidTag
from pyotp import TOTP
from sqlalchemy import select

from app.clock import now
from app.database.transaction import transaction
from app.database.wall import Across, across_organisations
from app.errors import CodeRefused
from app.staff.attempts import Attempts
from app.staff.models import StaffSession
from app.staff.one_time_codes import sign_in_by_code
from app.staff.proof_models import CodeSecret, RecoveryCode
from app.staff.queries import MemberKey
from app.staff.sessions import Visitor
from tests.make import rows
from tests.page import read_page
from tests.staff_client import StaffClient

SENTENCE = "en lång mening om soppa"
CLEO = MemberKey(1, 2)


@pytest.fixture(autouse=True)
def between_two_steps():
    """The clock stands still in the middle of a step, so that no test crosses into the next."""
    with time_machine.travel(now().replace(second=15, microsecond=0), tick=False):
        yield


def secret_shown(client):
    page = client.page("/account/codes")
    return next(code.text for code in page.every("code")).replace(" ", "")


def codes_shown(answer):
    return [code.text for code in read_page(answer.text)[0].every("code")]


@pytest.fixture
def app_of_cleo(coordinator):
    """The app on Cleo's telephone, and her recovery codes; set up by the code before this one."""
    coordinator.submit("/account/password", new=SENTENCE)
    app = TOTP(secret_shown(coordinator))
    answer = coordinator.submit("/account/codes", code=app.at(now() - timedelta(seconds=30)))
    assert answer.status_code == 200
    return app, codes_shown(answer)


def by_password(client, name="Cleo", path="/sign-in"):
    return client.submit(path, organisation="1", name=name, password=SENTENCE)


def test_after_the_password_the_code_is_asked_for_and_opens(app_of_cleo, anyone):
    app, _ = app_of_cleo

    halfway = by_password(anyone, path="/sign-in?next=/account")
    assert halfway.headers["Location"] == "/sign-in/code"
    assert anyone.cookie("oasen") is None
    assert anyone.get("/account").status_code == 302
    answer = anyone.submit("/sign-in/code", code=f" {app.at(now())[:3]} {app.at(now())[3:]} ")

    assert answer.headers["Location"] == "/account"
    assert "Cleo" in anyone.page("/account").text
    assert ("code",) in rows(select(StaffSession.way))


def test_without_the_password_no_code_is_asked_for(app_of_cleo, anyone):
    assert anyone.get("/sign-in/code").headers["Location"] == "/sign-in"


def test_five_minutes_after_the_password_one_begins_again(app_of_cleo, anyone):
    by_password(anyone)

    with time_machine.travel(now() + timedelta(minutes=5, seconds=2), tick=False):
        assert anyone.get("/sign-in/code").headers["Location"] == "/sign-in"


def test_a_code_opens_once(house, app_of_cleo, anyone):
    app, _ = app_of_cleo
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        by_password(anyone)
        assert anyone.submit("/sign-in/code", code=app.at(now())).status_code == 302
        second = StaffClient(house.app)
        by_password(second)
        again = second.submit("/sign-in/code", code=app.at(now()))

    assert again.status_code == 401
    assert "redan använd" in again.text


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_off_by_one_step(app_of_cleo, anyone, steps, opens):
    app, _ = app_of_cleo
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        by_password(anyone)
        answer = anyone.submit("/sign-in/code", code=app.at(now() + steps * timedelta(seconds=30)))

    assert (answer.status_code == 302) is opens


def test_an_older_code_does_not_open_after_a_newer(app_of_cleo, house, anyone):
    app, _ = app_of_cleo
    with time_machine.travel(now() + timedelta(minutes=5), tick=False):
        by_password(anyone)
        anyone.submit("/sign-in/code", code=app.at(now()))
        second = StaffClient(house.app)
        by_password(second)

        assert second.submit("/sign-in/code", code=app.at(now() - timedelta(seconds=30))).status_code == 401


def test_a_code_sent_twice_at_once_opens_once(app_of_cleo, app, settings):
    telephone, _ = app_of_cleo
    later = now() + timedelta(minutes=5)

    def send(_number):
        with app.app_context(), across_organisations(Across.MACHINE):
            try:
                return sign_in_by_code(CLEO, telephone.at(later), settings, Visitor("here", ""), Attempts(), later)
            except CodeRefused:
                return None

    with ThreadPoolExecutor(8) as hands:
        opened = [token for token in hands.map(send, range(8)) if token]

    assert len(opened) == 1


def test_a_recovery_code_opens_once(app_of_cleo, house, anyone, coordinator):
    _, paper = app_of_cleo
    by_password(anyone)
    assert anyone.submit("/sign-in/code", code=paper[3].lower().replace("-", " ")).status_code == 302
    second = StaffClient(house.app)
    by_password(second)

    assert second.submit("/sign-in/code", code=paper[3]).status_code == 401
    assert second.submit("/sign-in/code", code=paper[4]).status_code == 302
    assert "8 reservkoder kvar" in coordinator.page("/account").text


def test_there_are_ten_recovery_codes_and_they_are_shown_once(app_of_cleo, coordinator):
    _, paper = app_of_cleo

    assert len(set(paper)) == 10
    assert not set(paper) & set(coordinator.page("/account").text.split())
    assert coordinator.get("/account/codes").status_code == 302


def test_new_recovery_codes_take_the_place_of_the_old(app_of_cleo, coordinator, anyone):
    _, old = app_of_cleo

    new = codes_shown(coordinator.submit("/account/codes/recovery"))

    by_password(anyone)
    assert anyone.submit("/sign-in/code", code=old[0]).status_code == 401
    assert anyone.submit("/sign-in/code", code=new[0]).status_code == 302


def test_the_database_alone_gives_neither_secret_nor_codes(app_of_cleo):
    telephone, paper = app_of_cleo
    kept = repr(rows(select(CodeSecret.__table__)) + rows(select(RecoveryCode.__table__)))

    assert telephone.secret not in kept
    assert [code for code in paper if code in kept or code.replace("-", "") in kept] == []


def test_a_secret_moved_to_another_account_opens_nothing(app_of_cleo, house, settings, app):
    """Whoever can write the database cannot give an administrator a secret that they know."""
    telephone, _ = app_of_cleo
    with transaction() as session:
        kept = session.get_one(CodeSecret, CLEO)
        session.add(
            CodeSecret(
                organisation_id=1, staff_id=3, sealed=kept.sealed, last_step=0, salt=kept.salt, made_at=kept.made_at
            )
        )

    with pytest.raises(InvalidTag):
        sign_in_by_code(MemberKey(1, 3), telephone.now(), settings, Visitor("here", ""), Attempts(), now())


@pytest.mark.parametrize("code", ["000000", "", "12345", "abc", "1234567", "å" * 40])
def test_a_wrong_code_sets_nothing_up(coordinator, code):
    coordinator.submit("/account/password", new=SENTENCE)

    answer = coordinator.submit("/account/codes", code=code)

    assert answer.status_code == 422
    assert rows(select(CodeSecret.staff_id)) == []


def test_codes_are_for_who_has_a_password(coordinator):
    assert coordinator.get("/account/codes").headers["Location"] == "/account/password"


def test_trying_codes_is_held_up_and_only_from_there(app_of_cleo, house):
    telephone, _ = app_of_cleo
    owner = StaffClient(house.app, REMOTE_ADDR="192.0.2.1")
    by_password(owner)
    with time_machine.travel(now() + timedelta(minutes=3), tick=False):
        by_password(owner)
        owner.submit("/sign-in/code", code=telephone.at(now()))
        guesser = StaffClient(house.app, REMOTE_ADDR="203.0.113.9")
        by_password(guesser)
        answers = [guesser.submit("/sign-in/code", code="000000").status_code for _ in range(6)]
        owner.client.delete_cookie("oasen")

        assert answers == [401] * 5 + [429]
        with time_machine.travel(now() + timedelta(seconds=40), tick=False):
            by_password(owner)
            assert owner.submit("/sign-in/code", code=telephone.at(now())).status_code == 302


def test_taking_codes_away_needs_the_password(app_of_cleo, coordinator, anyone):
    wrong = coordinator.submit("/account/codes/remove", password="en annan mening om bröd")
    assert wrong.status_code == 422
    assert by_password(anyone).headers["Location"] == "/sign-in/code"

    coordinator.submit("/account/codes/remove", password=SENTENCE)

    assert rows(select(RecoveryCode.digest)) == rows(select(CodeSecret.staff_id)) == []
    assert by_password(anyone).headers["Location"] == "/home"
