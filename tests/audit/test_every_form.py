"""Every form of the staff's pages is sent as it stands: what is done is noted, what is refused is not."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from app.audit.addresses import NOTED
from tests.audit.acts import acts_noted, verdict
from tests.audit.acts import noted as noted_acts
from tests.web.every_form import form_on
from tests.web.test_every_form import MAY_BE_PRESSED_ONCE, an_admin, forms_of, lived_in

__all__ = ["lived_in"]  # a fixture
# Of these a form that is sent as it stands does what it is for.
DONE_AT_LEAST = {
    *("activities.retire", "agreements.drop_the_goal", "kiosks.pair", "opening.withdraw"),
    *("participants.take_back", "phones.shut_out", "set_aside.left_out", "reports.read"),
}
NUMBERS_AND_SLUGS = re.compile(
    r"((staff|kiosk|computer|premises|agreement|report|place)/[a-z0-9-]{1,24}(/[a-z0-9-]{1,10})*)?"
)


@pytest.fixture
def settings(sqlite_settings):
    """What is noted of a form does not depend on the database; that both keep it is shown elsewhere."""
    return sqlite_settings


def test_what_a_form_does_is_noted_and_what_is_refused_is_not(lived_in):
    client, wrong, done = an_admin(lived_in), [], defaultdict(list)
    for form in forms_of(lived_in, client):
        filled = form_on(client, form)
        if filled is None:  # signed out by a form before, or what it was about is gone
            client = an_admin(lived_in)
            filled = form_on(client, form)
        if filled is None or form.endpoint in MAY_BE_PRESSED_ONCE or form.endpoint not in NOTED:
            continue
        empty = dict.fromkeys(filled.typed, "")
        chosen = {name: offered[-1] for name, offered in filled.choices.items() if offered}
        before = len(acts_noted())
        answer = client.post(form.action, **empty | filled.hidden | chosen)
        noted = acts_noted()[before:]
        slug = NOTED[form.endpoint].act.slug
        if answer.status_code >= 400 and slug in noted:
            wrong.append((form.action, answer.status_code, noted))
        done[form.endpoint] += [act for act in noted if act == slug]

    assert wrong == []
    assert {endpoint for endpoint in DONE_AT_LEAST if not done[endpoint]} == set()
    assert [about for *_rest, about in noted_acts() if not NUMBERS_AND_SLUGS.fullmatch(about)] == []
    assert verdict().broken_at is None
