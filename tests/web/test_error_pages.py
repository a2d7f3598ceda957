"""What people and programs read when something cannot be done."""

from __future__ import annotations

import pytest

from app import errors
from app.web.error_words import WORDS
from app.web.policies import Policy


@pytest.mark.parametrize(
    "address", ["/nope", "/today/nowhere", "/today/sionhuset", "/today/valla/entries/zz/take-back"]
)
def test_a_page_that_is_not_there_says_so_and_leads_back(coordinator, address):
    answer = coordinator.get(address)

    assert answer.status_code == 404
    assert "Sidan finns inte" in answer.text
    assert 'href="/"' in answer.text


def test_it_says_so_in_english_to_who_reads_english(anyone):
    anyone.submit("/sign-in", "/language", language="en")

    assert "There is no such page" in anyone.get("/nope").text


def test_a_form_that_is_too_old_says_what_to_do(coordinator):
    answer = coordinator.post("/account/password", new="en lång mening om soppa")

    assert answer.status_code == 400
    assert "ladda om sidan" in answer.text


def test_what_is_above_ones_role_says_so(volunteer, house, monkeypatch):
    monkeypatch.setattr(house.app.view_functions["staff.account"], "policy", Policy.ADMIN)

    answer = volunteer.get("/account")

    assert answer.status_code == 403
    assert "inte för dig" in answer.text


def test_programs_get_a_problem_document(house):
    answer = house.app.test_client().get("/api/v1/nope")

    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == 404


def test_no_address_repeats_what_was_sent(coordinator):
    answer = coordinator.get("/<script>alert(1)</script>")

    assert "<script>alert" not in answer.text


def test_every_status_has_its_words():
    refusals = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.Refusal)]

    statuses = {each.status for each in refusals}

    assert statuses - {415} <= set(WORDS)
