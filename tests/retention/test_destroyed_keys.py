"""A key is destroyed no earlier than it may be; afterwards no code leads back, and every figure is as it was."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from app.audit.models import AuditEntry
from app.backup.destroyed_keys import read_destroyed
from app.backup.queries import backups_folder
from app.code_keys import code_key_numbers, code_keys
from app.database.transaction import write_connection
from app.errors import NotFound, PeriodNotCountable
from app.extensions import db
from app.figures.document import counted_document
from app.figures.facts import rollups
from app.figures.scope import scope_named
from app.log.actions import deposit
from app.log.definition import ENTRIES, PEOPLE
from app.log.drafts import ForgetDraft, Unreadable, VoidDraft
from app.log.linking import link_people
from app.log.models import SetAside
from app.log.writing import LogWriting, log_keys
from app.people.credentials import tags_of
from app.people.models import Card, Credential, CredentialType
from app.people.sealing import unseal
from app.periods import Period
from app.retention.destroying import KeySheetNeeded, TooEarly, key_to_destroy
from app.retention.key_files import take_destroyed_away
from tests.make import person_of, rows
from tests.retention.two_periods import (
    AFTER,
    DESTROYED,
    LOCKED,
    MAY_BE_DESTROYED,
    YEARS,
    figures,
    two_periods,
)

ABOUT = {"gender": "woman", "age_band": "30-44", "been_before": "no", "called_first": "yes"}


@pytest.fixture
def house(app):
    return two_periods(app)


@pytest.fixture
def lived_in(house):
    """Four who come in both periods, one in the first alone, one in the second alone; two are linked, one answered."""
    a, b, c, lost, only_first, only_second = house.print_cards(6)
    house.show(a, "2024-05-06", **ABOUT)
    house.show(a, "2024-06-07", "2025-02-03")
    [first_of_lost] = house.show(lost, "2024-07-01", gender="man")
    house.show(b, "2025-11-03", "2025-11-04")
    [taken_back] = house.show(c, "2024-03-04")
    house.show(c, "2025-12-31", "2025-03-04")
    house.show(only_first, "2025-04-01", "2024-04-02")
    house.begin_next_period()
    house.show(a, "2025-12-30", "2026-01-02", "2026-03-04")
    first_of_new, _ = house.show(b, "2025-12-29", "2026-02-02")
    house.show(c, "2026-01-01", **ABOUT | {"gender": "man"})
    house.show(only_second, "2026-05-05", been_before="yes")
    void = VoidDraft(bytes(15) + b"\1", taken_back.id, house.door.place, house.door.origin)
    deposit(house.organisation_id, [void])
    with write_connection() as connection:
        log = LogWriting(connection, house.organisation_id, log_keys(house.settings, "iogt"))
        link_people(log, bytes(15) + b"\2", person_of(first_of_new), person_of(first_of_lost), LOCKED)
    return {"a": a, "b": b, "c": c, "lost": lost, "only_first": only_first, "only_second": only_second}


def leads_to(house, card):
    """Days of the entries to which the card leads, by every key that is in the folder."""
    tags = tags_of(CredentialType.CARD, card.token, code_keys(house.settings, "iogt"))
    people = select(Card.person_id).join(Credential, Credential.card_id == Card.id).where(Credential.tag.in_(tags))
    counted = select(func.coalesce(PEOPLE.c.counted_as, PEOPLE.c.id)).where(PEOPLE.c.id.in_(people))
    everybody = select(PEOPLE.c.id).where(func.coalesce(PEOPLE.c.counted_as, PEOPLE.c.id).in_(counted))
    return sorted(str(day) for (day,) in rows(select(ENTRIES.c.day).where(ENTRIES.c.person_id.in_(everybody))))


def test_too_early_says_from_which_day(house, lived_in):
    with db.engine.connect() as connection, pytest.raises(TooEarly, match="Lock the last report of iop"):
        key_to_destroy(connection, house.organisation_id, DESTROYED)

    house.lock_last_report()

    the_day_before = DESTROYED.replace(day=2)
    with db.engine.connect() as connection, pytest.raises(TooEarly, match=str(MAY_BE_DESTROYED)):
        key_to_destroy(connection, house.organisation_id, the_day_before)
    with db.engine.connect() as connection:
        assert key_to_destroy(connection, house.organisation_id, DESTROYED).number == 1


def test_both_keys_are_tried_for_a_year_at_least(house):
    house.begin_next_period()
    house.lock_last_report(datetime(2025, 1, 3, tzinfo=UTC))

    with db.engine.connect() as connection, pytest.raises(TooEarly, match="2026-06-30"):
        key_to_destroy(connection, house.organisation_id, datetime(2026, 6, 29, tzinfo=UTC))


def test_without_a_sheet_that_is_put_away_nothing_is_destroyed(house, lived_in):
    house.lock_last_report()

    with pytest.raises(KeySheetNeeded):
        house.destroy()

    assert code_key_numbers(house.settings, "iogt") == (2, 1)


def test_figures_are_the_same_before_and_after(house, lived_in):
    house.ready_to_destroy()
    before = figures()

    house.destroy()

    assert figures() == before


def test_a_card_leads_to_what_came_after_and_to_nothing_before(house, lived_in):
    house.ready_to_destroy()
    assert leads_to(house, lived_in["a"])[0] == "2024-05-06"

    receipt = house.destroy()

    assert leads_to(house, lived_in["a"]) == ["2026-01-02", "2026-03-04"]
    assert leads_to(house, lived_in["b"]) == ["2026-02-02"]
    assert leads_to(house, lived_in["only_first"]) == leads_to(house, lived_in["lost"]) == []
    assert (receipt.key.tag_count, receipt.key.card_count, receipt.key.person_count) == (6, 2, 4)
    assert receipt.remarks == ()


def test_who_comes_again_is_the_same_person_and_not_new(house, lived_in):
    house.ready_to_destroy()
    house.destroy()
    before = figures(AFTER)["2026-01-01 2026-12-31 sums"]["figures"]

    house.show(lived_in["a"], "2026-09-01")
    house.show(lived_in["only_first"], "2026-09-01")
    after = figures(AFTER)

    assert after["2026-01-01 2026-12-31 sums"] == after["2026-01-01 2026-12-31 log"]
    now = after["2026-01-01 2026-12-31 sums"]["figures"]
    assert now["unique_visitors"]["value"] == before["unique_visitors"]["value"] == 4
    assert now["first_seen"]["value"] == before["first_seen"]["value"] == 1
    assert now["visits_anonymous"]["value"] == before["visits_anonymous"]["value"] + 1


def test_a_period_across_the_last_day_is_refused(house, lived_in):
    house.ready_to_destroy()
    house.destroy()

    with db.engine.connect() as connection, pytest.raises(PeriodNotCountable, match="2025-12-31"):
        counted_document(
            connection, scope_named(connection, ["valla"]), Period(date(2025, 7, 1), date(2026, 6, 30)), rollups
        )


def test_the_key_is_gone_and_what_has_to_last_stays(house, lived_in):
    lasting = log_keys(house.settings, "iogt")
    folder = house.settings.keys_folder
    house.ready_to_destroy()

    house.destroy()

    now = log_keys(house.settings, "iogt")
    assert (now.content, now.sealing, now.forgetting) == (lasting.content, lasting.sealing, lasting.forgetting)
    assert [number for number, _ in now.codes.numbered] == [2]
    assert not (folder / "organisation-iogt.key").exists()
    [told] = read_destroyed(folder)
    assert (told.organisation, told.number, str(told.last_day)) == ("iogt", 1, "2025-12-31")
    assert sorted(told.goes_on_with) == [
        "codes-iogt-2.key",
        "content-iogt.key",
        "forgetting-iogt.key",
        "sealing-iogt.key",
    ]
    assert read_destroyed(backups_folder(house.settings)) == [told]


def test_what_a_power_cut_left_over_goes_in_the_next_night(house, lived_in):
    house.ready_to_destroy()
    key = (house.settings.keys_folder / "organisation-iogt.key").read_bytes()
    house.destroy()
    (house.settings.keys_folder / "organisation-iogt.key").write_bytes(key)
    (house.settings.keys_folder / "organisation-iogt.key").chmod(0o400)

    assert take_destroyed_away(house.settings) == ["organisation-iogt.key"]
    assert take_destroyed_away(house.settings) == []


def test_it_is_noted_in_the_chain_with_the_fingerprint(house, lived_in):
    house.ready_to_destroy()

    key = house.destroy().key

    assert rows(select(AuditEntry.about).where(AuditEntry.act == "destroyed-key")) == [(f"key/{key.fingerprint}",)]


def test_cards_are_printed_linked_and_forgotten_as_before(house, lived_in):
    house.ready_to_destroy()
    house.destroy()
    before = figures(YEARS[1], AFTER)

    wish = ForgetDraft(lived_in["a"].token, house.door.place, house.door.origin)
    deposit(house.organisation_id, [wish])

    after = figures(YEARS[1], AFTER)
    for name, document in after.items():
        for figure in ("visits", "unique_visitors", "first_seen", "bands", "visit_days_2"):
            assert document["figures"][figure]["value"] == before[name]["figures"][figure]["value"], (name, figure)
    assert leads_to(house, lived_in["a"]) == []
    [new] = house.print_cards(1)
    house.show(new, "2026-09-02")
    assert leads_to(house, new) == ["2026-09-02"]


def test_what_was_set_aside_then_says_nothing_of_a_card(house, lived_in):
    item = {"kind": "visit", "credential": {"type": "card", "value": lived_in["a"].token}, "at": "nonsense"}
    deposit(house.organisation_id, [Unreadable(item, "why not", house.door.place, house.door.origin)])
    house.ready_to_destroy()

    house.destroy()

    [(sealed,)] = rows(select(SetAside.sealed_item))
    assert json.loads(unseal(bytes(sealed), log_keys(house.settings, "iogt").sealing)) == {
        "kind": "visit",
        "at": "nonsense",
    }


def test_there_is_nothing_more_to_destroy(house, lived_in):
    house.ready_to_destroy()
    house.destroy()

    with pytest.raises(NotFound):
        house.destroy()
