"""Whatever is typed into whichever form of the staff's pages: no fault, and what is refused stays as it was typed."""

from __future__ import annotations

from random import Random
from secrets import token_hex

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.clock import now
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.make import service_day
from tests.page import read_page
from tests.staff_client import StaffClient
from tests.web.every_form import Crawler, form_on, letters_of, shown_in, staff_rules
from tests.web.lived_in import live_in
from tests.web.test_policies import PARTS

ODD = [
    *(
        "",
        " ",
        "0",
        "1",
        "-1",
        "9",
        "2,5",
        "1000000",
        "9" * 40,
        "\u0663",
        "on",
        "now",
        "other",
        "..",
        "//x",
        "x" * 5000,
    ),
    *("2026-05-05", "2026-02-30", "0000-00-00", "99999-01-01", "12:30", "25:99", "08-12", "1 januari"),
    *("\x00", "\u202e", "\u200b", "\ufeff", "\U0001f600" * 70, "e\u0301", "\r\n\r\n", "a\nb", "' OR 1=1 --", "%s%n"),
    *("{{ 7*7 }}", "<script>", '"><b>', "00" * 16, "Kalle 811228-9874", "anon@example.se", "[]", '["x"]', "[" * 3000),
]
TYPED = st.text(max_size=60) | st.sampled_from(ODD) | st.integers(-5, 2000).map(str)
# What signs out whoever presses it, and what begins a process that would outlive the house of the test.
MAY_BE_PRESSED_ONCE = {"staff.sign_out", "care.back_up"}


def sendable(text):
    return text.encode("utf-8", "ignore").decode()


@pytest.fixture
def lived_in(house):
    """A house with something behind every page."""
    live_in(house)
    return house


def beginnings(app):
    """Every address of staff that stands by itself, and those of PARTS."""
    urls = app.url_map.bind("localhost")
    return sorted(
        str(urls.build(rule.endpoint, {name: PARTS[name] for name in rule.arguments}))
        for rule in staff_rules(app, "GET")
        if rule.arguments <= PARTS.keys()
    )


def an_admin(house):
    """A browser of somebody who looks after the computer since now: among the forms is one that ends accounts."""
    name = f"Admin {token_hex(4)}"
    client = StaffClient(house.app)
    assert client.submit("/sign-in/link", code=add_staff("iogt", name, Role.ADMIN, now())).status_code == 302
    return client


def forms_of(house, client):
    papers = f"/paper/valla/{service_day(house.valla, days_ago=1)}"
    return Crawler(house.app, client).forms([papers, *beginnings(house.app)])


# Their button stands on a page only once there is what it is about: a PIN, another browser, a tablet's new version, an
# item that can be understood by now, two taps of a participant, cards on the table, an agreement long over, or one of
# several parties, a backup, a new version where one organisation lives alone. Or a script alone sends it.
WITHOUT_A_FORM_HERE = {
    *("key_periods.destroy", "kiosks.pin_away", "kiosks.load_anew", "set_aside.as_it_is", "training.settle"),
    *("cards.join", "cards.last_picture_away", "cards.link_anew", "cards.sheets"),
    *("joint_counting.tick", "joint_counting.take_back"),
    *("care.copy", "care.read", "care.rehearse", "care.file", "care.restore"),
    *("care.take_up", "care.leave", "care.aside", "care.remove_aside"),
    *("care.update", "care.bring", "care.back", "care.stay", "care.go"),
    *("staff.end_session", "staff.awake", "staff.lock", "staff.new_passkey_question", "staff.keep_passkey"),
    *(
        "staff.pin",
        "staff.recovery",
        "staff.revoke",
        "staff.safer",
        "staff.set_up",
        "staff.take_codes_away",
        "staff.take_passkey_away",
    ),
}


def test_every_address_that_takes_a_form_has_one_on_some_page(lived_in):
    found = {form.endpoint for form in forms_of(lived_in, lived_in.signed_in_anew("Ada"))}
    wanted = {rule.endpoint for rule in staff_rules(lived_in.app, "POST")}

    assert wanted - found - WITHOUT_A_FORM_HERE == set()
    assert len(found) > 10


def test_a_character_that_no_keyboard_writes_is_refused_in_every_field(lived_in):
    """SQLite takes a NUL for the end of a text, and PostgreSQL breaks at it."""
    client = an_admin(lived_in)
    tried = 0
    for form in forms_of(lived_in, client):
        filled = form_on(client, form)
        if filled is None:
            continue
        as_it_stands = filled.hidden | {name: offered[0] for name, offered in filled.choices.items() if offered}
        for name in [*filled.typed, *filled.secret]:
            answer = client.post(form.action, **as_it_stands | {name: "Valla\0"})
            tried += 1

            assert answer.status_code == 400, (form, name)
    assert tried > 50


@pytest.mark.parametrize("address", ["/calendar/valla%00", "/search?activity=%00", "/search?%00=1", "/today/%00"])
def test_nor_is_it_taken_in_an_address(house, address):
    assert house.signed_in("Cleo").answer(address).status_code == 400


def filled_in(filled, texts, chance):
    """Values for a form as it stands: mostly what can be chosen, anything at all in what is typed."""
    values = {
        name: value if name == "csrf_token" or chance.random() < 0.7 else chance.choice(texts)
        for name, value in filled.hidden.items()
    }
    values |= {
        name: chance.choice(offered) if chance.random() < 0.8 else chance.choice(texts)
        for name, offered in filled.choices.items()
    }
    values |= {name: chance.choice(texts) for name in [*filled.typed, *filled.secret]}
    return {name: sendable(value) for name, value in values.items()}


# What is drawn must not hang on what the house answers, so texts and chance come first.
# Nor is a failure made smaller: each try walks the whole house.
@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TYPED, min_size=20, max_size=40), seed=st.integers(0, 2**32))
def test_no_form_breaks_and_what_is_refused_stays_typed(lived_in, texts, seed):
    client, chance = an_admin(lived_in), Random(seed)
    forms = [form for form in forms_of(lived_in, an_admin(lived_in)) if form.endpoint not in MAY_BE_PRESSED_ONCE]
    tried = 0
    for form in forms:
        filled = form_on(client, form)
        if filled is None:  # signed out by a form before, or what it was about is gone
            client = an_admin(lived_in)
            filled = form_on(client, form)
        if filled is None:
            continue
        values = filled_in(filled, texts, chance)
        answer = client.post(form.action, **values)
        tried += 1

        assert answer.status_code < 500, (form, values)
        if answer.status_code == 422:
            shown = shown_in(read_page(answer.text)[0])
            gone = [name for name in filled.typed if letters_of(values[name]) not in shown.get(name, {""})]
            assert gone == [], (form, values)
    assert tried > len(forms) / 2
