"""What a form or a tablet sends beyond what it was asked for changes nothing."""

from __future__ import annotations

from sqlalchemy import select

from app.clock import now
from app.log.models import Entry
from app.staff.models import StaffMember
from tests.make import rows, visit_item

ALVA, CLEO = 1, 2
NOT_ASKED_FOR = {
    "role": "admin",
    "organisation_id": "2",
    "organisation": "2",
    "staff_id": "3",
    "id": "3",
    "password_hash": "x",
    "left_at": "2020-01-01",
    "made_at": "2020-01-01",
}


def members():
    return rows(
        select(StaffMember.organisation_id, StaffMember.id, StaffMember.role, StaffMember.left_at).order_by(
            StaffMember.organisation_id, StaffMember.id
        )
    )


def test_nobody_makes_themselves_administrator_by_a_field_more(coordinator):
    before = members()

    saved = coordinator.submit("/account/password", **NOT_ASKED_FOR, new="en lång mening om soppa")
    chosen = coordinator.submit("/account", "/language", **NOT_ASKED_FOR, language="en")

    assert (saved.status_code, chosen.status_code) == (302, 302)
    assert members() == before


def test_who_is_renamed_stays_in_their_house_with_their_number(coordinator):
    before = members()

    renamed = coordinator.submit(f"/staff/{ALVA}", **{**NOT_ASKED_FOR, "role": "volunteer"}, name="Alva B")

    assert renamed.status_code == 302
    assert members() == before
    assert rows(select(StaffMember.name).where(StaffMember.id == ALVA, StaffMember.organisation_id == 1)) == [
        ("Alva B",)
    ]


def test_a_tablet_notes_for_no_other_house_and_ties_to_no_person(house):
    strange = {
        "organisation_id": 2,
        "premises_id": 2,
        "person_id": "00" * 16,
        "day": "2020-01-01",
        "staff_id": CLEO,
    }
    token = {"Authorization": f"Bearer {house.valla.token}"}
    entries = [visit_item(now().isoformat(), **{name: value}) for name, value in strange.items()]

    answer = house.app.test_client().post("/api/v1/entries", json={"entries": entries}, headers=token)

    kept = rows(select(Entry.organisation_id, Entry.person_id, Entry.day))
    assert answer.status_code == 200
    assert [row for row in kept if row[0] != 1 or row[1] is not None or row[2].year == 2020] == []
    assert {each["status"] for each in answer.json["results"]} == {"quarantined"}
