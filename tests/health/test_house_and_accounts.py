"""Tablets, days, agreements and accounts: what is told, what is not, and for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from app.clock import now
from app.health.findings import Level
from app.staff.actions import add_staff, let_leave
from app.staff.models import Role
from tests.figures.noting import note, record_day
from tests.health.faults import agreement_over, day_not_finished

OVER_THE_NETWORK = "https://oasen.invalid"


def only(findings):
    [finding] = findings
    return finding


def test_a_day_that_was_finished_is_not_told_of(healthy, what_is_new):
    day_not_finished(healthy)
    day = str((now() - timedelta(days=2)).date())

    record_day(healthy.house.valla, day, opens="10:00", closes="15:00")

    assert "days" not in what_is_new()


def test_days_of_both_organisations_are_told_of_together(healthy, what_is_new):
    for door in (healthy.house.valla, healthy.house.sionhuset):
        note(door, at=f"{(now() - timedelta(days=2)).date()}T12:00")

    assert only(what_is_new()["days"]).what == "2 dagar är inte avslutade."


@pytest.mark.parametrize("said", [{"queue_count": 40}, {"storage_kept": False}])
def test_a_tablet_on_which_much_waits_is_looked_at(healthy, what_is_new, said):
    healthy.tell(**said)

    assert only(what_is_new()["tablets"]).level is Level.LOOK


def test_an_agreement_is_done_once_its_last_report_is_locked(healthy, what_is_new):
    agreement_over(healthy)
    last_day = now().date() - timedelta(days=3)
    healthy.write(
        "INSERT INTO report_drafts (id, scope, agreement_id, first_day, last_day, begun_at)"
        " VALUES (1, 'agreement/iop', 1, :first, :last, 0)",
        first=last_day - timedelta(days=364),
        last=last_day,
    )
    begun = what_is_new()
    healthy.write(
        "INSERT INTO sealed_reports (id, draft_id, version, document, blocks, checksum, what_changed,"
        " organisation_id, staff_id, sealed_at) VALUES (1, 1, 1, :nothing, :nothing, :sum, '', 1, 1, 0)",
        nothing=b"",
        sum="0" * 64,
    )

    assert "agreements" in begun
    assert "agreements" not in what_is_new()


def test_an_agreement_from_long_before_is_nobodys_debt(healthy, what_is_new):
    with time_machine.travel(now() - timedelta(days=500)):
        agreement_over(healthy)

    assert "agreements" not in what_is_new()


def test_over_a_network_a_link_or_a_password_alone_is_too_little(healthy, what_is_new):
    healthy.house.signed_in("Cleo")
    healthy.house.signed_in("Alva")  # a volunteer sees only what they note

    at_the_machine = what_is_new()
    [found] = what_is_new(public_url=OVER_THE_NETWORK)["proofs"]

    assert "proofs" not in at_the_machine
    assert found.what == "1 samordnare eller administratör loggar in med bara lösenord eller länk."


@pytest.mark.parametrize(
    "proof",
    [
        "INSERT INTO passkeys (organisation_id, credential_id, staff_id, name, public_key, sign_count, made_at)"
        " SELECT organisation_id, :bytes, id, 'phone', :bytes, 0, 0 FROM staff WHERE name = 'Cleo'",
        "INSERT INTO code_secrets (organisation_id, staff_id, sealed, last_step, salt, made_at)"
        " SELECT organisation_id, id, :bytes, 0, :bytes, 0 FROM staff WHERE name = 'Cleo'",
    ],
    ids=["passkey", "codes"],
)
def test_who_has_a_passkey_or_codes_is_safe(healthy, what_is_new, proof):
    healthy.house.signed_in("Cleo")
    healthy.write(proof, bytes=b"0123456789abcdef")

    assert "proofs" not in what_is_new(public_url=OVER_THE_NETWORK)


def test_no_administrator_at_all_is_said_in_other_words(healthy, what_is_new):
    for name in ("Asta", "Arvid"):
        let_leave("sion", name, now())

    assert only(what_is_new()["admins"]).what == "Ingen är administratör."


def test_a_link_that_was_used_or_given_today_or_to_a_volunteer_is_in_order(healthy, what_is_new):
    healthy.house.codes["Cecilia"] = add_staff("iogt", "Cecilia", Role.COORDINATOR, now() - timedelta(days=2.5))
    add_staff("iogt", "Calle", Role.COORDINATOR, now())
    add_staff("iogt", "Vera", Role.VOLUNTEER, now() - timedelta(days=20))
    lying = what_is_new()
    healthy.house.signed_in("Cecilia")

    assert only(lying["links"]).what == "1 inloggningslänk har aldrig använts."
    assert "links" not in what_is_new()
