"""The vault betrays nobody: off nothing is stored, taken back or forgotten nothing is left, and no row leads across."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select, text

from app.clock import now
from app.extensions import db
from app.handover.answers import card_answer
from app.log.writing import log_keys
from app.people.credentials import tag_of, tombstone_of
from app.people.models import CredentialType, ForgottenCard, Person
from app.people.vault.key_files import vault_key, vault_key_name
from app.people.vault.models import Vault, VaultCode, VaultLink, VaultSighting
from tests.backup.backing_up import back_up, restore_beside, running
from tests.command_line import run
from tests.joint_counting.test_report import bowl
from tests.joint_counting.together import say_yes, take_back
from tests.make import rows
from tests.privacy.raw_files import every_file, where_found

LEAST_BYTES = 16
TABLES = (VaultCode.tag, VaultSighting.card_id, VaultLink.card_id)


def folder_of(together):
    return together.app.config["OASEN"].keys_folder


def key_of(together, number=1):
    return vault_key(folder_of(together), "iop", number)


def tag_in_vault(together, card, number=1):
    return tag_of(CredentialType.CARD, card.token, key_of(together, number))


def seen_at_both(together, count=1):
    """So many cards that were shown at both."""
    cards = bowl(together, count)
    for card in cards:
        for organisation in ("iogt", "sion"):
            together.tap(organisation, card.token)
    return cards


def test_taken_back_tags_and_key_are_gone_from_every_file(together):
    together.both_say_yes()
    [card] = seen_at_both(together)
    key = key_of(together)
    [(number,)] = rows(select(VaultSighting.card_id).distinct())
    values = {"key": key, "tag": tag_in_vault(together, card), "number in the vault": bytes(number)}
    instance = together.app.config["OASEN"].instance
    assert {name for name, _ in where_found(every_file(instance), values)} == set(values)

    take_back(together.otto)

    assert [rows(select(column)) for column in TABLES] == [[], [], []]
    assert where_found(every_file(instance), values) == set()
    assert together.figure("joint_unique_visitors")["reason"] == "not_counted_jointly"
    assert (together.unique("iogt"), together.unique("sion")) == (1, 1)


def test_said_again_it_begins_anew_with_another_key(together, at_noon):
    together.both_say_yes()
    first = key_of(together)
    seen_at_both(together)
    take_back(together.otto)
    at_noon.shift(timedelta(days=1))
    say_yes(together.house.signed_in_anew("Otto"))

    assert key_of(together, 2) not in (None, first)
    assert rows(select(Vault.number, Vault.closed_at.is_(None)).order_by(Vault.number)) == [(1, False), (2, True)]
    assert together.joint() == 2  # who visited both only before that counts at each


def test_a_forgotten_card_leaves_no_tag_and_the_number_stays(together):
    together.both_say_yes()
    card, other = seen_at_both(together, 2)
    tag = tag_in_vault(together, card)
    numbers = dict(rows(select(VaultCode.tag, VaultCode.card_id)))
    values = {"tag": tag, "number in the vault": bytes(numbers[tag])}
    before = together.joint()

    together.forget("iogt", card.token)

    instance = together.app.config["OASEN"].instance
    assert where_found(every_file(instance), values) == set()
    assert together.joint() == before == 2
    assert rows(select(VaultCode.tag)) == [(tag_in_vault(together, other),)]
    together.tap("iogt", card.token)  # a replay, or its holder once more
    assert rows(select(VaultCode.tag)) == [(tag_in_vault(together, other),)]
    stones = {bytes(each) for (each,) in rows(select(ForgottenCard.tombstone))}
    assert tombstone_of(tag, log_keys(together.app.config["OASEN"], "iogt").forgetting) in stones


def test_a_backup_from_before_brings_back_neither_the_forgotten_nor_the_closed(together, tmp_path):
    together.both_say_yes()
    card, other = seen_at_both(together, 2)
    back_up(together.app, tmp_path / "old.age")
    together.forget("iogt", card.token)
    stones = {"iogt": frozenset(bytes(each) for (each,) in rows(select(ForgottenCard.tombstone)))}
    tags = [tag_in_vault(together, other)]

    restore_beside(together.app, tmp_path / "old.age", tmp_path / "forgotten", stones)
    with running(tmp_path / "forgotten") as there:
        assert [bytes(tag) for (tag,) in rows(select(VaultCode.tag))] == tags
        assert (there.config["OASEN"].keys_folder / vault_key_name("iop", 1)).exists()
    take_back(together.cleo)
    restore_beside(together.app, tmp_path / "old.age", tmp_path / "closed", stones)
    with running(tmp_path / "closed") as there:
        assert [rows(select(column)) for column in TABLES] == [[], [], []]
        assert rows(select(Vault.closed_at.is_(None))) == [(False,)]
        assert not (there.config["OASEN"].keys_folder / vault_key_name("iop", 1)).exists()


def test_tags_and_key_go_with_the_period(together, at_noon):
    together.both_say_yes()
    seen_at_both(together)
    path = folder_of(together) / vault_key_name("iop", 1)
    at_noon.move_to(now().replace(year=2028, month=6, day=29))  # 18 months after its last day, less a day or two
    assert "Destroyed" not in run(together.app, "retention").stdout
    at_noon.move_to(now().replace(month=7, day=1))

    assert "Would be destroyed: the tags and the key by which iop" in run(together.app, "retention", "--dry-run").stdout
    assert path.exists()
    assert "Destroyed: the tags and the key by which iop counted jointly." in run(together.app, "retention").stdout
    assert not path.exists()
    assert [rows(select(column)) for column in TABLES] == [[], [], []]


def test_no_value_of_one_organisations_whole_data_stands_at_the_other_or_in_the_vault(together):
    """So that a guesser is left with bits of keyed hashes and random numbers, at chance: see the privacy runs."""
    together.both_say_yes()
    cards = seen_at_both(together, 12)
    here, there = (whole_data(together.doors[each].place.organisation_id) for each in ("iogt", "sion"))
    vault = {bytes(each) for row in rows(select(VaultCode.tag, VaultCode.card_id)) for each in row}

    assert {tag_in_vault(together, card) for card in cards} < vault
    assert min(map(len, (here, there))) >= 3 * len(cards)
    assert here & there == here & vault == there & vault == set()
    kept = {(organisation_id, half_year) for organisation_id, half_year in rows(seen_when())}
    assert kept == {(each.place.organisation_id, date(2026, 1, 1)) for each in together.doors.values()}
    assert rows(select(VaultSighting)) != []  # every visitor of both looks like every other


def seen_when():
    return select(VaultSighting.organisation_id, VaultSighting.half_year).distinct()


def whole_data(organisation_id):
    """Every value of 16 bytes or more in any row of an organisation, but for those of the vault."""
    own = [
        table
        for table in db.metadata.sorted_tables
        if "organisation_id" in table.c and not table.name.startswith("vault_")
    ]
    with db.engine.connect() as connection:
        found = [
            connection.execute(select(each).where(each.c.organisation_id == organisation_id)).all() for each in own
        ]
    values = {bytes(v) for of_table in found for row in of_table for v in row if isinstance(v, (bytes, memoryview))}
    return {each for each in values if len(each) >= LEAST_BYTES and len(set(each)) > 1}


def test_what_can_be_handed_over_tells_of_the_tag(together):
    together.both_say_yes()
    [card] = seen_at_both(together)
    settings, organisation_id = together.app.config["OASEN"], together.doors["iogt"].place.organisation_id
    with db.engine.connect() as connection:
        told = card_answer(connection, settings, organisation_id, "iogt", card.token)

    [part] = [each for each in told.parts if each.table == "vault_sightings"]
    assert (part.columns, part.rows) == (("half_year",), ((date(2026, 1, 1),),))  # the other party's is theirs to tell


def test_people_are_no_more_for_it(together):
    before = len(rows(select(Person.id)))
    together.both_say_yes()
    seen_at_both(together)

    assert len(rows(select(Person.id))) == before + 2  # one at each


def test_at_night_no_row_tells_by_its_transaction_which_visit_its_tag_came_with(together):
    """What PostgreSQL writes into each row; SQLite writes no such thing, so there is nothing to ask it."""
    together.both_say_yes()
    seen_at_both(together, 3)
    run(together.app, "retention")

    if db.engine.dialect.name == "postgresql":
        by_table = {
            name: {row[0] for row in rows(text(f"SELECT xmin::text FROM {name}"))}  # noqa: S608  # our own names
            for name in ("visit_days", "vault_sightings", "vault_codes")
        }
        assert {name: len(made) for name, made in by_table.items()} == {
            "visit_days": 2,  # each organisation's own transaction of the night
            "vault_sightings": 2,
            "vault_codes": 1,
        }
    assert together.joint() == 3
