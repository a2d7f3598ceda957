"""Links that sign in once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.clock import now
from app.database.wall import Across, across_organisations
from app.errors import SignInLinkUsed
from app.staff.actions import give_new_link, let_leave
from app.staff.attempts import Attempts
from app.staff.models import SignInLink
from app.staff.sessions import Visitor, use_link
from app.tokens import digest_of
from tests.make import rows
from tests.staff_client import StaffClient


def test_a_link_signs_in_once(house, anyone):
    assert anyone.submit("/sign-in/link", code=house.codes["Cleo"]).headers["Location"] == "/welcome"

    again = StaffClient(house.app).submit("/sign-in/link", code=house.codes["Cleo"])

    assert again.status_code == 403
    assert "redan använd" in again.text


def test_looking_at_a_link_uses_nothing_up(house, anyone):
    for _ in range(3):
        anyone.get("/sign-in/link")
        anyone.get(f"/sign-in/link?code={house.codes['Cleo']}")

    assert anyone.submit("/sign-in/link", code=house.codes["Cleo"]).status_code == 302


def test_the_whole_link_may_be_pasted(house, anyone):
    pasted = f"  http://localhost:8000/sign-in/link#{house.codes['Cleo']} "

    assert anyone.submit("/sign-in/link", code=pasted).status_code == 302


def test_a_link_is_too_old_after_three_days(house, anyone):
    with time_machine.travel(now() + timedelta(days=3, seconds=1), tick=False):
        assert anyone.submit("/sign-in/link", code=house.codes["Cleo"]).status_code == 403


@pytest.mark.parametrize("code", ["x" * 43, "å", "#", "' OR 1=1 --", "\x07"])
def test_an_invented_code_opens_nothing(house, anyone, code):
    assert anyone.submit("/sign-in/link", code=code).status_code in (403, 422)


def test_nothing_pasted_says_what_to_do(anyone, house):
    answer = anyone.submit("/sign-in/link", code="")

    assert answer.status_code == 422
    assert "Klistra in hela länken här." in answer.text


def test_a_new_link_ends_the_old_one_and_every_session(house, anyone):
    client = house.signed_in("Cleo")

    old, new = give_new_link("iogt", "Cleo", now()), give_new_link("iogt", "Cleo", now())

    assert client.get("/account").status_code == 302
    assert anyone.submit("/sign-in/link", code=old).status_code == 403
    assert anyone.submit("/sign-in/link", code=new).status_code == 302


def test_the_link_of_someone_who_has_left_opens_nothing(house, anyone):
    let_leave("iogt", "Cleo", now())

    assert anyone.submit("/sign-in/link", code=house.codes["Cleo"]).status_code == 403


def test_the_database_holds_the_digest_and_not_the_code(house):
    digests = {row[0] for row in rows(select(SignInLink.digest))}

    assert digests == {digest_of(code) for code in house.codes.values()}


def test_a_link_pressed_twice_at_once_opens_once(house, app):
    def press(_number):
        with app.app_context(), across_organisations(Across.MACHINE):
            try:
                return use_link(house.codes["Cleo"], Visitor("here", ""), Attempts(), now())
            except SignInLinkUsed:
                return None

    with ThreadPoolExecutor(8) as hands:
        opened = [token for token in hands.map(press, range(8)) if token]

    assert len(opened) == 1


def test_the_first_time_a_password_is_offered_and_can_wait(house, anyone):
    anyone.submit("/sign-in/link", code=house.codes["Cleo"])

    page = anyone.page("/welcome")

    assert page.every("h1")[0].text == "Nästa gång du loggar in"
    links = page.every("main")[0].every("a")
    assert [link.attributes["href"] for link in links] == ["/account/passkeys/new", "/home"]


def test_signing_in_again_ends_the_session_that_this_browser_had(house, anyone):
    anyone.submit("/sign-in/link", code=house.codes["Cleo"])
    before = anyone.cookie("oasen").value
    anyone.submit("/sign-in/link", code=house.codes["Alva"])

    elsewhere = StaffClient(house.app)
    elsewhere.client.set_cookie("oasen", before)

    assert elsewhere.get("/account").status_code == 302
    assert anyone.get("/account").status_code == 200


def test_another_person_at_the_same_browser_gets_a_new_session_and_a_new_secret_for_forms(house, anyone):
    anyone.submit("/sign-in/link", code=house.codes["Cleo"])
    anyone.get("/account")
    before = anyone.cookie("oasen").value, anyone.cookie("oasen-form").value

    anyone.submit("/sign-in/link", code=house.codes["Alva"])
    anyone.get("/account")

    after = anyone.cookie("oasen").value, anyone.cookie("oasen-form").value
    assert not set(before) & set(after)
