"""What the tablet's screen says is stored is what the tables hold, no more and no less."""

import itertools
import json
import re
from uuid import uuid4

import pytest
from sqlalchemy import inspect, select

from app.clock import now
from app.database.statements import table_of
from app.extensions import db
from app.kiosk_host.delivery import KIOSK_FOLDER, joined_page
from app.kiosk_host.what_is_stored import NOT_FROM_A_TABLET, SENTENCES, SHORT_ON_SMALL_CARDS, TELLS_OF_NOBODY, sentences_said
from app.log.models import Entry, Leave, Statement, Void
from app.people.models import Card, Credential, ForgottenCard, Person, PersonLink
from app.people.vault.models import VaultCode, VaultLink, VaultSighting
from tests.make import make_activity, make_door, visit_item

OF_VISITS, OF_CARDS = (Entry, Statement, Leave, Void), (Person, Card, Credential, ForgottenCard, PersonLink)
OF_THE_VAULT = (VaultCode, VaultSighting, VaultLink)
TABLES = [table_of(model) for model in (*OF_VISITS, *OF_CARDS, *OF_THE_VAULT)]
SPOKEN_OF = frozenset().union(*(each.columns for each in SENTENCES))


def names_of(table):
    """The columns of a table as the sentences name them."""
    return {f"{table.name}.{column.name}" for column in table.columns}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_spoken_of_or_said_to_tell_nothing(table):
    known = SPOKEN_OF | TELLS_OF_NOBODY | NOT_FROM_A_TABLET

    assert names_of(table) - known == set()


def test_no_sentence_is_about_a_column_that_is_gone_and_none_is_told_twice():
    columns = set().union(*map(names_of, TABLES))
    groups = [*(each.columns for each in SENTENCES), TELLS_OF_NOBODY, NOT_FROM_A_TABLET]

    assert set().union(*groups) - columns == set()
    assert [one & other for one, other in itertools.combinations(groups, 2) if one & other] == []


def test_the_tables_that_hold_a_person_are_all_looked_at(app):
    """A new table that hangs on a person or an entry from the door needs its sentence too."""
    looked_at = {table.name for table in TABLES}
    inner = {"first_days", "visit_days", "waiting_codes"}  # sums of the log, and a code until it is resolved
    told_by_staff = {"training_participants"}  # whoever takes part in work training says yes to it at a desk
    hanging = {
        table
        for table in inspect(db.engine).get_table_names()
        for key in inspect(db.engine).get_foreign_keys(table)
        if key["referred_table"] in ("people", "cards", "entries")
    }

    of_the_vault = {table for table in db.metadata.tables if table.startswith("vault_")}  # which hang on nothing
    assert (hanging | of_the_vault) - looked_at - inner - told_by_staff == set()


def test_what_a_tablet_sends_fills_nothing_that_is_not_spoken_of(app):
    door = make_door()
    make_activity(door, "lunch", "meal")
    today = now().isoformat()
    visit = visit_item(today, count=3, children=2, minutes=45)
    meal = visit_item(today, kind="meal", activity="lunch", credential={"type": "card", "value": "x", "agreed": True})
    source = visit_item(today, kind="source", how_found="friend")
    about = {"gender": "woman", "age_band": "18-29", "been_before": True, "called_first": False, "replaces_lost": True}
    told = visit_item(today, credential={"type": "card", "value": "y", "agreed": True}, about=about)
    items = [visit, meal, source, told, {"id": str(uuid4()), "leave": visit["id"], "at": today}]
    items.append({"id": str(uuid4()), "void": source["id"]})

    answer = app.test_client().post(
        "/api/v1/entries", json={"entries": items}, headers={"Authorization": f"Bearer {door.token}"}
    )

    assert [each["status"] for each in answer.json["results"]] == ["stored"] * len(items)
    assert filled_columns() - SPOKEN_OF - TELLS_OF_NOBODY == set()
    assert {"entries.activity_id", "entries.children", "entries.how_found", "leaves.at"} <= filled_columns()


def filled_columns():
    """The columns in which something stands."""
    with db.engine.connect() as connection:
        return {
            f"{table.name}.{name}"
            for table in TABLES
            for row in connection.execute(select(table)).mappings()
            for name, value in row.items()
            if value is not None
        }


def test_each_sentence_stands_on_the_screen_in_its_order_and_nothing_else():
    screen = joined_page(KIOSK_FOLDER).split('<template id="screen-what-is-stored">')[1].split("</template>")[0]

    words = re.findall(r'<dt>.*?data-text="stored\.([\w-]+)"', screen)
    assert words == [each.word for each in SENTENCES]
    assert [f'data-text="stored.{word}-what"' in screen for word in words] == [True] * len(words)


def test_what_is_so_only_where_parties_count_together_is_hidden_until_the_tablet_knows():
    screen = joined_page(KIOSK_FOLDER).split('<template id="screen-what-is-stored">')[1].split("</template>")[0]

    hidden = re.findall(r'<div class="what-is-stored__(\w+)" data-only-together hidden>', screen)
    assert hidden == ["together"]
    assert {each.word for each in sentences_said(True)} - {each.word for each in sentences_said(False)} == set(hidden)


@pytest.mark.parametrize("path", sorted((KIOSK_FOLDER / "languages").glob("*.json")), ids=lambda path: path.stem)
def test_each_sentence_is_said_in_every_language(path):
    texts = json.loads(path.read_text("utf-8"))
    wanted = {f"stored.{each.word}{ending}" for each in SENTENCES for ending in ("", "-what")}
    wanted |= {f"stored.{word}" for word in SHORT_ON_SMALL_CARDS.values()}

    assert {key for key in texts if key.startswith("stored.")} == wanted | {"stored.title", "stored.understood"}
    assert all(texts[key] for key in wanted)


@pytest.mark.parametrize("picture", [each.picture for each in SENTENCES])
def test_each_sentence_has_its_picture(picture):
    assert (KIOSK_FOLDER / "icons" / f"{picture}.svg").exists()
