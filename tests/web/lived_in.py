"""A house in which something of everything has happened, so that every form stands on some page."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import docx
import time_machine
from werkzeug.test import TestResponse

from app.activities.actions import retire_activity
from app.backup.sheet_standing import note_printed
from app.clock import now
from app.database.transaction import write_connection
from app.followup.own_template.actions import choose_template
from app.kiosk_host.actions import add_kiosk
from app.kiosk_host.models import Purpose
from app.log.actions import deposit
from app.log.linking import link_people
from app.log.writing import log_keys
from app.opening.actions import Change, decide_days
from app.opening.planned_days import Decision
from app.organisations.actions import plan_week
from app.organisations.queries import premises_numbered
from app.people.cards import draw_card, hash_cards, register_cards
from tests.house import House
from tests.make import labelled, make_activity, person_of, service_day, visit_item, writing
from tests.staff_client import StaffClient

CONTACT = {"channel": "phone", "direction": "in", "length": "10", "when": "now", "topic": "", "count": "1"}


def live_in(house: House) -> None:
    """Fill the house: activities, a tablet that is heard of, a phone, what was noted then and now, what went wrong."""
    for slug, kind in {"lunch": "meal", "walk": "walk", "recovery": "session", "bags": "handout"}.items():
        make_activity(house.valla, slug, kind)
    make_activity(house.valla, "aa", "session", visiting_group=True)
    for moment in (now() - timedelta(days=3), now() - timedelta(minutes=20), now()):
        with time_machine.travel(moment, tick=False):
            _note_something(house)
    _plan_the_calendar(house)
    _link_two_cards(house)
    _agree(house)
    for has_begun in (True, False):
        _take_someone_in(house, has_begun)
    _write_a_report(house)
    with write_connection() as connection:
        add_kiosk(connection, "valla", "Alvas telefon", now(), Purpose.PHONE)
    note_printed(house.app.config["OASEN"], now().date())  # and not put away yet


def _write_a_report(house: House) -> None:
    """Last year's report, in which something happened; enough came for it to say something."""
    last_year = now().year - 1
    days = [f"{last_year}-{month:02d}-05T11:00" for month in range(1, 13)]
    came = [labelled(house.valla, f"report-{number}", at=day) for number in range(8) for day in days]
    deposit(house.valla.place.organisation_id, came)
    client = house.signed_in_anew("Ada")
    report = client.submit("/reports", scope="organisation/iogt", period=str(last_year)).headers["Location"]
    _sent(client.submit(report, f"{report}/events", day=f"{last_year}-05-02", words="Nya lokaler"))
    for version, text in enumerate(("Ett gott år.", "Ett bra år.")):
        token = client.token_on(report)
        _sent(client.post(f"{report}/texts", csrf_token=token, slot="own/experience", version=version, text=text))
    template = BytesIO()
    docx.Document().save(template)
    with write_connection() as connection:
        choose_template(connection, template.getvalue(), (house.valla.place.organisation_id, 1), now())


def _note_something(house: House) -> None:
    """Taps by the door, some that nobody understands, a lunch and a contact by hand, a paper, a note on the day."""
    tablet, token = house.app.test_client(), {"Authorization": f"Bearer {house.valla.token}"}
    entries = [visit_item(at=now().isoformat()), visit_item(at=now().isoformat(), kind="dance")]
    answer = tablet.post("/api/v1/entries", json={"entries": entries}, headers=token)
    assert [each["status"] for each in answer.json["results"]] == ["stored", "quarantined"]
    report = {"version": "0123456789ab", "queue_count": 0, "storage_kept": True, "clock": int(now().timestamp())}
    tablet.post("/api/v1/tablet", json=report | {"trouble": None, "started": True}, headers=token)
    client = house.signed_in_anew("Ada")
    client.submit("/note/valla/meal", activity="lunch", heads="9", day="today")
    client.submit(client.page("/note").every("main")[0].every("a")[-1].attributes["href"], remark="Fler än vanligt")
    _sent(client.submit("/outreach", **CONTACT))
    _sent(client.submit(f"/paper/valla/{service_day(house.valla, days_ago=1)}", adults="4"))


def token_on(client: StaffClient, path: str) -> str:
    """The token that the forms of a page send."""
    fields = client.page(path).every("main")[0].every("input")
    return next(each.attributes["value"] for each in fields if each.attributes.get("name") == "csrf_token")


def _sent(answer: TestResponse) -> TestResponse:
    assert answer.status_code == 302, answer.text
    return answer


def _plan_the_calendar(house: House) -> None:
    """A week in force and one to come, a day decided closed that has passed and one ahead, an activity retired."""
    organisation_id, premises_id = house.valla.place.organisation_id, house.valla.place.premises_id
    today, every_day = now().date(), dict.fromkeys(range(7), (600, 960))
    with write_connection() as connection:
        for from_day in (today - timedelta(days=30), today + timedelta(days=30)):
            plan_week(connection, organisation_id, premises_id, from_day, every_day)
        change = Change(premises_numbered(connection, organisation_id, premises_id), 1, now())
        days = (today - timedelta(days=6), today + timedelta(days=6))
        decide_days(connection, change, [Decision(day, None, "städning") for day in days])
        retire_activity(connection, organisation_id, 2, 1, now())


def _agree(house: House) -> None:
    """An agreement with a goal, something agreed, a grant, and the first organisation about to leave."""
    client, this_year = house.signed_in_anew("Ada"), now().year
    days = {"first_day": f"{this_year}-01-01", "last_day": f"{this_year + 1}-12-31"}
    _sent(client.submit("/agreements/new", name="Valla", **days))
    since = {"from_day": days["first_day"]}
    _sent(client.submit("/agreements/valla/goals/new", heading="Gemenskap", place="1", **since))
    agreed = {"figure": "open_days", "amount": "220", "per": "year", "goal": "1", "party": ""}
    _sent(client.submit("/agreements/valla/agreed/new", **agreed, **since))
    _sent(client.submit(f"/agreements/valla/money/{this_year}", grant="339 690"))
    _sent(client.submit("/agreements/valla/leave", last_day=days["last_day"]))


def _link_two_cards(house: House) -> None:
    entries = [labelled(house.valla, label) for label in ("one", "two")]
    deposit(house.valla.place.organisation_id, entries)
    with writing(house.valla) as log:
        link_people(log, uuid4().bytes, person_of(entries[0]), person_of(entries[1]), now())


def _take_someone_in(house: House, has_begun: bool) -> None:
    """A participant with a shift behind them, and perhaps one going on."""
    drawn = draw_card(with_pictures=False)
    key = log_keys(house.app.config["OASEN"], "iogt").codes
    with write_connection() as connection:
        register_cards(connection, house.valla.place.organisation_id, hash_cards([drawn], key), now().date())
    client = house.signed_in_anew("Ada")
    page = _sent(client.submit("/training/valla/participants", card=drawn.token, agreed="y")).headers["Location"]
    # Not of today's page, whose forms take back what stands there.
    day = service_day(house.valla, days_ago=2)
    _sent(client.submit(page, page + "/shift", day=str(day), starts="10:00", ends="12:00"))
    if has_begun:
        _sent(client.post(page.replace("participants/", "") + "/start", csrf_token=token_on(client, "/training/valla")))
