"""The page on which staff add kiosks, pair them, and shut them out."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.clock import now
from app.kiosk_host.models import Kiosk
from tests.make import make_door, rows, visit_item

CODE = re.compile(r"/kiosk/#pair=([\w-]+)")


def kiosks():
    return rows(select(Kiosk.organisation_id, Kiosk.name, Kiosk.revoked_at.is_not(None)).order_by(Kiosk.id))


def asks_for_labels(app, token):
    return app.test_client().get("/api/v1/screen", headers={"Authorization": f"Bearer {token}"}).status_code


def test_a_kiosk_is_added_and_a_tablet_paired_by_its_link(house, coordinator):
    added = coordinator.submit("/kiosks", name=" vid köket ")
    shown = coordinator.submit(added.headers["Location"])
    code = CODE.search(shown.text)[1]

    paired = house.app.test_client().post("/api/v1/pair", json={"code": code})

    assert (1, "vid köket", False) in kiosks()
    assert paired.json["kiosk"] == "vid köket"
    assert asks_for_labels(house.app, paired.json["token"]) == 200


def test_the_link_is_shown_as_a_code_for_cameras_too(coordinator, house):
    page = coordinator.submit(f"/kiosks/{house.valla.kiosk_id}/pair")

    assert '<div class="qr"><svg aria-hidden="true"' in page.text


def test_looking_at_the_page_makes_no_link(coordinator, house):
    assert CODE.search(coordinator.get(f"/kiosks/{house.valla.kiosk_id}/pair").text) is None


def test_a_kiosk_that_is_shut_out_sends_nothing_more(house, coordinator):
    before = asks_for_labels(house.app, house.valla.token)

    coordinator.submit(f"/kiosks/{house.valla.kiosk_id}/shut-out")

    assert (before, asks_for_labels(house.app, house.valla.token)) == (200, 401)
    assert coordinator.get(f"/kiosks/{house.valla.kiosk_id}/pair").status_code == 404
    assert "by the door" not in coordinator.page("/kiosks").every("main")[0].every("li")


def test_asking_whether_to_shut_out_shuts_nobody_out(house, coordinator):
    coordinator.page(f"/kiosks/{house.valla.kiosk_id}/shut-out")

    assert asks_for_labels(house.app, house.valla.token) == 200


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "vid\u202edörren", "dörr\x07", "två\nrader"])
def test_a_name_that_is_none_is_refused_beside_its_field_and_kept_there(coordinator, name):
    answer = coordinator.submit("/kiosks", name=name)

    assert answer.status_code == 422
    assert 'class="error"' in answer.text
    assert len(kiosks()) == 2


def test_a_name_is_text_and_no_markup(coordinator):
    coordinator.submit("/kiosks", name="<b>dörren</b>")

    assert "&lt;b&gt;dörren&lt;/b&gt;" in coordinator.get("/kiosks").text


def test_where_there_are_several_premises_one_is_chosen(coordinator):
    make_door("norra", "iogt")

    coordinator.submit("/kiosks", name="vid köket", premises="norra")

    assert "vid köket Norra · inte ihopkopplad än" in coordinator.page("/kiosks").text


def test_other_organisations_premises_and_kiosks_are_out_of_reach(house, coordinator):
    with house.app.app_context():
        second = make_door("sionhus-2", "sion")

    added = coordinator.submit("/kiosks", name="min", premises="sionhuset")
    shut_out = coordinator.get(f"/kiosks/{second.kiosk_id}/shut-out")

    assert (added.status_code, shut_out.status_code) == (422, 404)
    assert "by the door" in coordinator.page("/kiosks").text
    assert "Sionhuset" not in coordinator.page("/kiosks").text


def test_a_volunteer_adds_no_kiosks(volunteer):
    assert volunteer.get("/kiosks").status_code == 403


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ([1, 2, 3], None),
        ([1, 3], "1 notering från plattan har inte kommit fram än."),
        ([1, 5], "3 noteringar från plattan har inte kommit fram än."),
        ([1, 5, 3, 2, 4], None),
    ],
)
def test_what_has_not_come_in_is_said_without_blame(house, coordinator, numbers, says):
    tap = visit_item(at=now().isoformat())
    for number in numbers:
        house.app.test_client().post(
            "/api/v1/sealed",
            json={"boxes": [{"seq": number, "box": "whatever it is"}]},
            headers={"Authorization": f"Bearer {house.valla.token}"},
        )
    house.app.test_client().post(
        "/api/v1/entries", json={"entries": [tap]}, headers={"Authorization": f"Bearer {house.valla.token}"}
    )

    page = coordinator.get("/kiosks").text

    assert ("har inte kommit fram" in page) is (says is not None)
    assert says is None or says in page


def test_what_is_missing_elsewhere_is_not_said_here(house, coordinator):
    boxes = [{"seq": number, "box": "x"} for number in (1, 9)]
    headers = {"Authorization": f"Bearer {house.sionhuset.token}"}
    house.app.test_client().post("/api/v1/sealed", json={"boxes": boxes}, headers=headers)

    assert "har inte kommit fram" not in coordinator.get("/kiosks").text
