"""What is done on pages and by commands stands in the log, once, with who did it and no more than may."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from app.audit.actions import Done, Who, append_acts
from app.audit.acts import ACT, Act, Heading
from app.audit.addresses import NOTED
from app.audit.due import Due, at, note_due_now, take_due
from app.audit.queries import AUDIT
from app.clock import now
from app.database.transaction import transaction, write_connection
from app.log.models import Entry
from app.organisations.models import Organisation
from app.staff.models import Way
from app.staff.queries import MemberKey
from app.staff.sessions import Visitor, sign_in
from tests.audit.acts import acts_noted, noted, verdict
from tests.command_line import run
from tests.make import make_phone, rows, visit_item
from tests.staff_client import StaffClient
from tests.web.test_policies import PARTS


@pytest.fixture
def cleo(house):
    """Cleo's browser, whose signing in is noted already."""
    client = house.signed_in("Cleo")
    assert noted() == [("signed-in", "staff", 2, "")]
    return client


def since(before):
    return noted()[len(before) :]


def test_a_search_is_noted_by_who_and_nothing_of_what_was_sought(cleo):
    before = noted()
    cleo.page("/search?from=2025-05-01&to=2025-05-31&kind=visit")

    assert since(before) == [("searched", "staff", 2, "")]


def test_every_page_of_single_visits_or_people_that_opens_is_noted(house):
    client = house.signed_in("Ada")
    urls = house.app.url_map.bind("localhost")
    opened = []
    for endpoint, each in NOTED.items():
        if each.read is None:
            continue
        rule = next(rule for rule in house.app.url_map.iter_rules(endpoint) if "GET" in rule.methods)
        before = noted()
        answer = client.answer(str(urls.build(endpoint, {name: PARTS[name] for name in rule.arguments})))
        expected = [each.read.slug] if answer.status_code == 200 else []
        opened += expected
        looked = [act for act, *_rest in since(before) if ACT[act].heading is not Heading.REFUSED]
        assert looked == expected, endpoint

    assert {"searched", "looked-at-desk", "looked-at-links", "looked-at-training", "looked-at-participant"} <= set(
        opened
    )


def test_who_is_not_let_in_has_looked_at_nothing(house):
    alva = house.signed_in("Alva")
    before = noted()

    assert alva.answer("/search").status_code == 403
    assert StaffClient(house.app).answer("/search").status_code == 302
    assert {act for act, *_rest in since(before)} == {"not-let-in"}


def test_a_form_that_is_refused_is_no_act_and_one_that_is_taken_is_one(house):
    ada = house.signed_in("Ada")
    before = noted()

    assert ada.submit("/staff", name="", role="volunteer").status_code == 422
    assert ada.submit("/staff", name="Alva", role="volunteer").status_code == 422
    assert since(before) == []
    ada.submit("/staff", name="Bo", role="volunteer")
    assert since(before) == [("added-staff", "staff", 3, "staff/4")]


def test_signing_in_out_and_failing_to(house, cleo):
    before = noted()
    stranger = StaffClient(house.app)
    organisation = house.valla.place.organisation_id

    assert stranger.submit("/sign-in", organisation=organisation, name="Cleo", password="x" * 20).status_code == 401
    assert stranger.submit("/sign-in", organisation=organisation, name="Bo", password="x" * 20).status_code == 401
    assert stranger.submit("/sign-in/link", code="made up").status_code == 403
    cleo.submit("/account", "/sign-out")

    assert since(before) == [
        ("sign-in-failed", "nobody", None, "staff/2"),
        ("sign-in-failed", "nobody", None, ""),
        ("sign-in-failed", "nobody", None, ""),
        ("signed-out", "staff", 2, ""),
    ]
    failed = select(AUDIT.c.organisation_id).where(AUDIT.c.act == "sign-in-failed").order_by(AUDIT.c.number)
    assert rows(failed) == [
        (organisation,),
        (organisation,),
        (None,),
    ]


def test_a_shared_computer_that_is_opened_by_pin_is_told_from_signing_in(house):
    sign_in(MemberKey(house.valla.place.organisation_id, 1), Way.PIN, Visitor("192.0.2.1", "Firefox"), now())

    assert noted() == [("unlocked", "staff", 1, "")]


def test_devices_are_noted_from_being_added_to_being_shut_out(house, cleo):
    before = noted()
    cleo.submit("/kiosks", premises="valla", name="i hallen")
    cleo.submit("/kiosks/2/pair")
    cleo.submit("/kiosks/2/rename", name="i köket")
    cleo.submit("/kiosks/2/shut-out")

    about = ("staff", 2, "kiosk/2")
    assert since(before) == [
        (act, *about) for act in ("added-device", "made-pairing", "changed-device", "shut-out-device")
    ]


def test_what_is_taken_back_through_the_log_s_own_writer_is_noted_with_it(house, cleo):
    item = visit_item(at=now().isoformat())
    token = {"Authorization": f"Bearer {house.valla.token}"}
    before = noted()
    house.app.test_client().post("/api/v1/entries", json={"entries": [item]}, headers=token)
    assert since(before) == []
    [(entry_id,)] = rows(select(Entry.id))
    address = f"/search/entries/{bytes(entry_id).hex()}/take-back"

    assert cleo.submit(address, reason="").status_code == 422
    cleo.submit(address, reason="Trycktes två gånger")

    looked = ("looked-at-note", "staff", 2, "")
    assert since(before) == [looked, looked, ("took-back", "staff", 2, "")]
    kept = str(rows(select(AUDIT)))
    assert bytes(entry_id).hex() not in kept
    assert "Trycktes" not in kept


def test_a_tap_and_what_a_tablet_or_phone_sends_is_not_noted(house):
    phone = make_phone(house.valla)
    before = noted()
    for token in (house.valla.token, phone.token):
        answer = house.app.test_client().post(
            "/api/v1/entries", json={"entries": [visit_item()]}, headers={"Authorization": f"Bearer {token}"}
        )
        assert answer.status_code == 200

    assert since(before) == []


def test_a_command_is_noted_by_the_machine_and_for_whom(house, tmp_path):
    before = len(noted())
    run(house.app, "staff", "add", "Bo", "--organisation", "iogt", "--role", "volunteer")
    run(house.app, "premises", "capacity", "valla", "30")
    run(house.app, "export", "entries", "-o", str(tmp_path / "log.csv"))
    run(house.app, "organisation", "add", "lp", "--name", "LP")

    organisation = house.valla.place.organisation_id
    columns = (AUDIT.c.act, AUDIT.c.who, AUDIT.c.organisation_id, AUDIT.c.about)
    assert rows(select(*columns).order_by(AUDIT.c.number))[before:] == [
        ("added-staff", "machine", organisation, "staff/4"),
        ("changed-premises", "machine", organisation, ""),
        ("exported-entries", "machine", None, ""),
        ("added-organisation", "machine", None, ""),
    ]


def test_a_command_that_refuses_or_only_looks_has_done_nothing(house, tmp_path):
    before = noted()
    file = tmp_path / "entries.csv"
    file.write_text("premises,kind,at\nvalla,visit,2025-05-06\n")

    assert run(house.app, "staff", "add", "Alva", "--organisation", "iogt", "--role", "admin").exit_code == 1
    assert run(house.app, "import", "entries", str(file), "--dry-run").exit_code == 0
    assert since(before) == []
    assert run(house.app, "import", "entries", str(file)).exit_code == 0
    assert since(before) == [("imported-entries", "machine", None, "")]


def test_cards_are_noted_with_how_many_and_none_of_their_codes(house, tmp_path):
    sheet, tokens = tmp_path / "cards.pdf", tmp_path / "cards.json"
    run(house.app, "cards", "--organisation", "iogt", "--count", "3", "-o", str(sheet), "--tokens", str(tokens))

    assert rows(select(AUDIT.c.act, AUDIT.c.how_many)) == [("printed-cards", 3)]


DONE = Done(Act.CHANGED_PREMISES, Who("machine"))


@pytest.mark.parametrize("opened", [transaction, write_connection])
def test_the_act_is_there_if_and_only_if_what_was_done_is(house, opened):
    def rename(statement):
        with at(Due(DONE)), opened() as writing:
            writing.execute(text("UPDATE organisations SET name = 'changed'"))
            writing.execute(text(statement))

    with pytest.raises(IntegrityError):
        rename("UPDATE organisations SET name = ''")
    assert (acts_noted(), "changed" in str(rows(select(Organisation.name)))) == ([], False)

    rename("SELECT 1")
    assert (acts_noted(), "changed" in str(rows(select(Organisation.name)))) == (["changed-premises"], True)


def test_an_act_is_noted_once_whatever_is_committed_beside_it(house):
    due = Due(DONE)
    with at(due):
        with write_connection(is_asked_for=False):
            assert acts_noted() == []
        for _ in range(2):
            with write_connection():
                pass
        note_due_now(due)

    assert acts_noted() == ["changed-premises"]
    assert take_due() is None


def test_only_the_hour_of_an_act_is_kept(house):
    with write_connection() as connection:
        append_acts(connection, [DONE])

    [(moment,)] = rows(select(AUDIT.c.at))
    assert (moment.minute, moment.second) == (0, 0)
    assert verdict().broken_at is None


def test_a_report_that_is_locked_by_command_is_noted_and_a_draft_is_told_from_it(house, tmp_path):
    asked = ("report", "--year", "2025", "--organisation", "iogt", "--format", "json", "-o", str(tmp_path / "report"))
    before = noted()

    assert run(house.app, *asked).exit_code == 0
    assert run(house.app, *asked, "--lock").exit_code == 0
    assert run(house.app, *asked, "--lock").exit_code == 1  # without saying what has changed
    assert [act for act, *_rest in since(before)] == ["fetched-draft", "locked-report"]
