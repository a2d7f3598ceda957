"""The page on which coordinators pair the phones of volunteers, and where a phone does not stand."""

from __future__ import annotations

import re

from sqlalchemy import select

from app.kiosk_host.models import Kiosk
from tests.make import make_phone, rows

CODE = re.compile(r"/phone/#pair=([\w-]+)")


def phones():
    return rows(select(Kiosk.name, Kiosk.purpose, Kiosk.revoked_at.is_not(None)).where(Kiosk.purpose == "phone"))


def test_a_phone_is_added_and_paired_by_its_link(house, coordinator):
    added = coordinator.submit("/phones", name=" Alvas telefon ")
    shown = coordinator.submit(added.headers["Location"])
    code = CODE.search(shown.text)[1]

    paired = house.app.test_client().post("/api/v1/pair", json={"code": code, "purpose": "phone"})

    assert phones() == [("Alvas telefon", "phone", False)]
    assert (paired.json["kiosk"], paired.json["premises"]["slug"]) == ("Alvas telefon", "valla")
    token = {"Authorization": f"Bearer {paired.json['token']}"}
    assert house.app.test_client().get("/api/v1/phone", headers=token).status_code == 200
    assert "Alvas telefon Valla · hördes senast" in coordinator.page("/phones").text


def test_looking_at_the_page_makes_no_link(house, coordinator):
    phone = make_phone(house.valla)

    assert CODE.search(coordinator.get(f"/phones/{phone.kiosk_id}/pair").text) is None


def test_a_phone_is_renamed_and_shut_out(house, coordinator):
    phone = make_phone(house.valla)

    coordinator.submit(f"/phones/{phone.kiosk_id}/rename", name="måndagstelefonen")
    coordinator.submit(f"/phones/{phone.kiosk_id}/shut-out")

    assert phones() == [("måndagstelefonen", "phone", True)]
    token = {"Authorization": f"Bearer {phone.token}"}
    assert house.app.test_client().get("/api/v1/phone", headers=token).status_code == 401
    assert coordinator.get(f"/phones/{phone.kiosk_id}/pair").status_code == 404


def test_a_phone_stands_on_no_page_of_tablets_and_a_tablet_on_none_of_phones(house, coordinator):
    phone = make_phone(house.valla)

    assert "Alvas telefon" not in coordinator.page("/kiosks").text
    assert "by the door" not in coordinator.page("/phones").text
    for what in ("pair", "rename", "shut-out"):
        assert coordinator.get(f"/kiosks/{phone.kiosk_id}/{what}").status_code == 404
        assert coordinator.get(f"/phones/{house.valla.kiosk_id}/{what}").status_code == 404


def test_another_organisations_phones_are_out_of_reach(house, coordinator):
    with house.app.app_context():
        theirs = make_phone(make_phone(house.sionhuset, "en"), "Ottos telefon")

    assert coordinator.get(f"/phones/{theirs.kiosk_id}/shut-out").status_code == 404
    assert "Ottos telefon" not in coordinator.page("/phones").text
    assert coordinator.submit("/phones", name="min", premises="sionhuset").status_code == 422


def test_a_name_that_is_none_is_refused_beside_its_field(coordinator):
    answer = coordinator.submit("/phones", name="två\nrader")

    assert answer.status_code == 422
    assert 'class="error"' in answer.text


def test_a_volunteer_pairs_no_phones(volunteer):
    assert volunteer.get("/phones").status_code == 403
