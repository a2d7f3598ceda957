"""Looking after who may sign in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app.clock import now
from app.database.wall import Across, across_organisations
from app.errors import LastAdmin
from app.settings import Settings
from app.staff.actions import add_staff
from app.staff.addresses import sign_in_address
from app.staff.house_members import change_member, let_member_leave
from app.staff.models import Role, SignInLink, StaffMember
from app.tokens import digest_of
from tests.make import rows
from tests.page import read_page
from tests.staff.test_sign_in import who_holds
from tests.staff_client import StaffClient

ALVA, CLEO, ADA = 1, 2, 3


@pytest.fixture
def admin(house):
    """Ada's browser."""
    return house.signed_in("Ada")


def link_on(answer):
    return next(code.text for code in read_page(answer.text)[0].every("code") if "#" in code.text)


def roles():
    query = select(StaffMember.name, StaffMember.role).where(
        StaffMember.organisation_id == 1, StaffMember.left_at.is_(None)
    )
    return dict(rows(query))


def test_who_is_added_gets_a_link_that_is_shown_once_and_signs_in(house, admin):
    answer = admin.submit("/staff", name=" Bo  Ek ", role="coordinator")

    link = link_on(answer)
    assert "Till Bo Ek" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<svg" in answer.text
    bo = StaffClient(house.app)
    assert bo.submit("/sign-in/link", code=link).status_code == 302
    assert "Bo Ek, samordnare" in bo.page("/account").text
    assert link not in admin.page("/staff").text


OPENING = ["/staff/1/link", "/staff/1"]


@pytest.mark.parametrize("address", OPENING)
def test_a_page_left_open_opens_no_account_to_whoever_finds_it(house, admin, address):
    """With a cookie that was taken, or at a screen that was left: a link would outlive the session by far."""
    begun = now()
    with time_machine.travel(begun + timedelta(minutes=14), tick=False):
        token = admin.token_on(address)
    with time_machine.travel(begun + timedelta(minutes=16), tick=False):
        again = f"/sign-in?again=yes&next={address}"
        assert admin.get(address).headers["Location"] == again
        sent = admin.post(address, csrf_token=token, name="Alva", role="admin")
        assert sent.headers["Location"] == again
    assert roles()["Alva"] == Role.VOLUNTEER
    assert len(rows(select(SignInLink.digest))) == len(house.codes)


def test_the_form_for_one_more_is_there_for_who_has_just_signed_in(house, admin):
    begun = now()
    with time_machine.travel(begun + timedelta(minutes=14), tick=False):
        token = admin.token_on("/staff")
    with time_machine.travel(begun + timedelta(minutes=16), tick=False):
        page = admin.get("/staff").text
        assert 'name="name"' not in page
        assert "/sign-in?again=yes&amp;next=/staff" in page
        assert admin.post("/staff", csrf_token=token, name="Bo", role="admin").status_code == 302
    assert "Bo" not in roles()


def test_the_database_holds_no_link(admin):
    code = link_on(admin.submit("/staff", name="Bo", role="volunteer")).partition("#")[2]

    assert (digest_of(code),) in rows(select(SignInLink.digest))
    assert code not in repr(rows(select(SignInLink.__table__)))


def test_a_new_link_ends_what_opened_the_account_before(house, admin):
    alva = house.signed_in("Alva")
    alva.submit("/account/password", new="en lång mening om soppa")

    link = link_on(admin.submit(f"/staff/{ALVA}/link"))

    assert alva.get("/account").status_code == 302
    refused = alva.submit("/sign-in", organisation="1", name="Alva", password="en lång mening om soppa")
    assert refused.status_code == 401
    assert alva.submit("/sign-in/link", code=link).status_code == 302


def test_looking_at_the_page_of_a_new_link_changes_nothing(house, admin):
    alva = house.signed_in("Alva")

    admin.get(f"/staff/{ALVA}/link")

    assert alva.get("/account").status_code == 200


def test_a_coordinator_looks_after_volunteers_alone(coordinator):
    pages = [f"/staff/{number}{part}" for number in (CLEO, ADA) for part in ("", "/link", "/leave")]

    assert [coordinator.get(page).status_code for page in pages] == [403] * 6
    assert coordinator.get(f"/staff/{ALVA}").status_code == 200
    assert coordinator.submit("/staff", name="Bo", role="volunteer").status_code == 200


def test_a_coordinator_makes_nobody_coordinator(coordinator):
    added = coordinator.submit("/staff", name="Bo", role="admin")
    changed = coordinator.submit(f"/staff/{ALVA}", name="Alva", role="coordinator")

    assert (added.status_code, changed.status_code) == (422, 422)
    assert roles() == {"Alva": "volunteer", "Cleo": "coordinator", "Ada": "admin"}


def test_a_coordinator_does_not_sign_an_administrator_out(house, coordinator, admin):
    token = coordinator.token_on("/account")

    assert coordinator.post(f"/staff/{ADA}/sign-out", csrf_token=token).status_code == 403
    assert admin.get("/account").status_code == 200


def test_name_and_role_are_changed(admin):
    assert admin.submit(f"/staff/{ALVA}", name="Alva B", role="coordinator").status_code == 302
    assert roles()["Alva B"] == "coordinator"


def test_two_of_one_name_are_refused_beside_the_field_and_what_was_typed_stays(admin):
    answer = admin.submit(f"/staff/{ALVA}", name="cleo", role="volunteer")
    added = admin.submit("/staff", name="Cleo", role="volunteer")

    assert (answer.status_code, added.status_code) == (422, 422)
    assert "heter redan så" in answer.text
    assert 'value="cleo"' in answer.text
    assert "heter redan så" in added.text


def test_another_may_have_the_name_of_who_has_left(admin):
    admin.submit(f"/staff/{ALVA}/leave")

    assert admin.submit("/staff", name="Alva", role="volunteer").status_code == 200
    assert rows(select(StaffMember.id).where(StaffMember.name == "Alva").order_by(StaffMember.id)) == [(1,), (4,)]


def test_who_leaves_is_out_at_once(house, admin):
    alva = house.signed_in("Alva")

    assert admin.submit(f"/staff/{ALVA}/leave").headers["Location"] == "/staff"

    assert alva.get("/account").status_code == 302
    assert "Alva" not in roles()
    assert admin.get(f"/staff/{ALVA}").status_code == 404


def test_the_last_administrator_stays(admin):
    left = admin.submit(f"/staff/{ADA}/leave")
    changed = admin.submit(f"/staff/{ADA}", name="Ada", role="volunteer")

    assert (left.status_code, changed.status_code) == (409, 422)
    assert "Någon måste vara administratör" in left.text
    assert "Någon måste vara administratör" in changed.text
    assert roles()["Ada"] == "admin"


def test_with_another_administrator_one_may_go(admin):
    admin.submit(f"/staff/{CLEO}", name="Cleo", role="admin")

    assert admin.submit(f"/staff/{ADA}", name="Ada", role="volunteer").status_code == 302
    assert roles()["Ada"] == "volunteer"


def test_two_administrators_who_go_at_once_leave_one(house, app, admin):
    add_staff("iogt", "Bo", Role.ADMIN, now())
    who = who_holds(admin.cookie("oasen").value)

    def go(step):
        number, verb = step
        with app.app_context(), across_organisations(Across.MACHINE):
            try:
                if verb == "leave":
                    let_member_leave(who, number, now())
                else:
                    change_member(who, number, f"Nr {number}", Role.VOLUNTEER, now())
            except LastAdmin:
                return "stays"
            return "goes"

    with ThreadPoolExecutor(2) as hands:
        went = sorted(hands.map(go, [(ADA, "leave"), (4, "change")]))

    assert went == ["goes", "stays"]
    assert list(roles().values()).count("admin") == 1


def test_sessions_of_somebody_are_ended(house, admin):
    alva = house.signed_in("Alva")

    admin.submit(f"/staff/{ALVA}", f"/staff/{ALVA}/sign-out")

    assert alva.get("/account").status_code == 302
    assert alva.submit("/sign-in/link", code=house.codes["Alva"]).status_code == 403


def test_another_house_is_not_seen(house, admin):
    otto = house.signed_in("Otto")

    assert "Alva" not in otto.page("/staff").text
    assert "Otto" not in admin.page("/staff").text
    assert otto.get(f"/staff/{ADA}").status_code == 404


@pytest.mark.parametrize("number", [99, 2**31, 10**30])
def test_a_number_that_nobody_has_is_not_there(admin, number):
    assert admin.get(f"/staff/{number}").status_code == 404


def test_the_address_of_a_link_sends_its_code_to_nobody():
    assert sign_in_address(Settings(public_url="https://oasen.example/"), "x").partition("#")[2] == "x"
