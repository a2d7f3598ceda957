"""Entries taken in from a file: what they become, and that a file twice is a file once."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from app.activities.models import Activity, ActivityPremises
from app.extensions import db
from app.log.actions import deposit
from app.log.models import Entry, ImportRun, Statement
from app.organisations.models import Premises
from app.people.models import Credential, Person
from tests.command_line import run
from tests.exchange.conftest import content_of, visit
from tests.exchange.sums import assert_sums_follow_from_the_log, whole_database
from tests.make import labelled, make_activity, make_door, rows

EXAMPLE = "tests/examples/tiny-log.csv"


def take_in(app, file, *options, **more):
    answer = run(app, "import", "entries", file, *options, **more)
    assert answer.exit_code == 0, answer.output
    return answer.stdout.strip()


def entry_count():
    [(number,)] = rows(select(func.count()).select_from(Entry))
    return number


def test_the_example_is_taken_in_and_its_repeated_row_counts_once(app, doors):
    assert take_in(app, EXAMPLE) == "Took in 45 entries. 1 row told what is known already."

    assert entry_count() == 45
    assert_sums_follow_from_the_log()


def test_a_row_becomes_an_entry_with_all_it_says(app, doors, write):
    id = "c7e5c1fe-db98-51ec-871c-1be466a37f71"
    take_in(
        app,
        write(
            {"id": id, "premises": "kyrkan", "kind": "outreach", "at": "2025-06-30T22:30:00Z", "count": "2"}
            | {"minutes": "22", "channel": "phone", "direction": "in", "topic": "housing", "reached": "no"}
        ),
    )

    [entry] = rows(select(Entry.id, Entry.premises_id, Entry.day, Entry.hour, Entry.count, Entry.minutes))
    assert entry[0] == UUID(id).bytes
    assert (entry[1], entry[2].isoformat(), *entry[3:]) == (doors["kyrkan"].place.premises_id, "2025-06-30", 0, 2, 22)
    [codes] = rows(select(Entry.channel, Entry.direction, Entry.topic, Entry.reached))
    assert codes == ("phone", "in", "housing", False)
    assert rows(select(Entry.source, Entry.kiosk_id, Entry.children)) == [("import", None, 0)]


def test_a_row_with_a_date_alone_has_no_hour(app, doors, write):
    take_in(app, write(visit(at="2025-05-06")))

    assert rows(select(Entry.hour, Entry.at)) == [(None, None)]


@pytest.mark.parametrize("content", [content_of(visit(), delimiter=each) for each in (",", ";")])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without mark", "with mark"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old mac"])
def test_every_usual_way_to_write_csv_is_read(app, doors, write, content, mark, line_end):
    take_in(app, write(mark + content.replace(b"\n", line_end)))

    assert rows(select(Entry.kind)) == [("visit",)]


def test_columns_may_stand_in_any_order_and_in_quotation_marks(app, doors, write):
    take_in(app, write('at ,"person","kind",premises\n"2025-05-06","an""ka, den lilla",visit,valla\n,,,\n\n'))

    assert entry_count() == 1
    assert rows(select(Credential.type)) == [("label",)]


def test_standard_input_is_read_too(app, doors):
    assert take_in(app, "-", input=content_of(visit())) == "Took in 1 entry."


def test_a_file_of_a_header_alone_takes_in_nothing(app, doors, write):
    before = whole_database()

    assert take_in(app, write("premises,kind,at\n")) == "Took in 0 entries."
    assert whole_database() == before


def test_the_same_file_twice_changes_nothing(app, doors, write):
    meal = visit(id=str(uuid4()), kind="meal", activity="lunch")
    rows_of_file = [visit(), visit(), visit(person="anka", gender="woman"), meal]
    file = write(*rows_of_file)
    take_in(app, file)
    before = whole_database()

    assert take_in(app, file) == "Took in 0 entries. 4 rows told what is known already."
    assert take_in(app, write(*reversed(rows_of_file), delimiter=";")).startswith("Took in 0 entries.")
    assert whole_database() == before


def test_rows_without_an_id_are_told_apart_by_how_often_they_stand_there(app, doors, write):
    take_in(app, write(visit(), visit(), visit(count="2")))
    said = take_in(app, write(visit(at="2025-05-06T09:00Z"), visit(count="1"), visit(children="0")))

    assert said == "Took in 1 entry. 2 rows told what is known already."

    assert sorted(rows(select(Entry.count))) == [(1,), (1,), (1,), (2,)]


def test_an_id_with_and_without_dashes_is_one(app, doors, write):
    id = uuid4()

    said = take_in(app, write(visit(id=str(id)), visit(id=id.hex.upper())))

    assert said == "Took in 1 entry. 1 row told what is known already."
    assert entry_count() == 1


def test_what_came_live_before_is_known(app, doors, write):
    entry = labelled(doors["valla"], "anka", gender="woman")
    deposit(doors["valla"].place.organisation_id, [entry])
    before = whole_database()

    assert take_in(app, write(visit(id=entry.id.hex(), person="anka", gender="woman"))).startswith("Took in 0 entries.")
    assert whole_database() == before


def test_the_same_id_with_other_content_is_an_error_in_the_file_and_against_the_log(app, doors, write):
    known, doubled = uuid4(), uuid4()
    take_in(app, write(visit(id=str(known))))
    before = whole_database()

    same, other = {"id": doubled.hex}, {"id": doubled.hex, "count": "2"}
    file = write(visit(id=str(doubled)), visit(id=known.hex, count="2"), visit(**same), visit(**other))
    answer = run(app, "import", "entries", file)

    assert answer.exit_code == 1
    assert f'line 3, column id, "{known}": is in the log with other content' in answer.stderr
    assert f'line 5, column id, "{doubled}": is the id of line 2 too' in answer.stderr
    assert "has 2 errors" in answer.stderr
    assert whole_database() == before


def test_one_id_at_premises_of_two_organisations_is_a_conflict(app, doors, write):
    make_door("annex", "pingst")
    id = str(uuid4())

    answer = run(app, "import", "entries", write(visit(id=id), visit(id=id, premises="annex")))

    assert (answer.exit_code, entry_count()) == (1, 0)


def test_labels_are_people_whatever_the_spaces_and_the_form_of_letters(app, doors, write):
    take_in(app, write(*(visit(person=label) for label in ("bäver", " bäver ", "ba\u0308ver", "Bäver"))))

    [(people,)] = rows(select(func.count()).select_from(Person))
    assert people == 2
    assert sorted(Counter(person for (person,) in rows(select(Entry.person_id))).values()) == [1, 3]


def test_a_label_is_another_person_at_another_organisation(app, doors, write):
    make_door("annex", "pingst")

    take_in(app, write(*(visit(person="anka", premises=premises) for premises in ("valla", "annex", "kyrkan"))))

    assert len(set(rows(select(Entry.organisation_id, Entry.person_id)))) == 2
    assert_sums_follow_from_the_log()

    take_in(app, write(visit("2025-05-07", person="anka", premises="annex")))

    assert len(set(rows(select(Entry.organisation_id, Entry.person_id)))) == 2


def test_premises_are_found_whatever_the_form_of_letters_and_the_spaces(app, write):
    make_door("vällingby")

    take_in(app, write(visit(premises=" va\u0308llingby ")))

    assert entry_count() == 1


def test_no_label_is_kept(app, doors, write):
    take_in(app, write(visit(person="Anka Andersson")))

    assert "Anka" not in repr(whole_database())


def test_what_is_said_is_kept_with_the_entry(app, doors, write):
    take_in(app, write(visit(person="anka", gender="woman", been_before="no"), visit(person="anka")))

    assert rows(select(Statement.gender, Statement.age_band, Statement.been_before)) == [("woman", None, False)]


def test_activities_are_made_on_first_sight_and_offered_where_they_were_held(app, doors, write):
    meal = {"kind": "meal", "activity": "lunch"}

    take_in(app, write(visit(**meal), visit(premises="kyrkan", **meal), visit(kind="walk", activity="tuesday-walk")))

    assert sorted(rows(select(Activity.slug, Activity.name, Activity.kind))) == [
        ("lunch", "lunch", "meal"),
        ("tuesday-walk", "tuesday-walk", "walk"),
    ]
    offered = (
        select(Premises.slug, Activity.slug)
        .join(ActivityPremises, ActivityPremises.premises_id == Premises.id)
        .join(Activity, Activity.id == ActivityPremises.activity_id)
    )
    assert sorted(rows(offered)) == [("kyrkan", "lunch"), ("valla", "lunch"), ("valla", "tuesday-walk")]


def test_a_known_activity_stays_what_it_is(app, doors, write):
    make_activity(doors["valla"], "aa-group", "session", visiting_group=True)

    take_in(app, write(visit(premises="kyrkan", kind="session", activity="aa-group", count="9")))

    assert rows(select(Activity.name, Activity.is_visiting_group)) == [("aa-group", True)]


@pytest.mark.parametrize(("kinds", "made"), [("walk meal walk", "walk"), ("walk meal session", "meal")])
def test_the_kind_of_an_activity_does_not_follow_from_the_order_of_rows(app, doors, write, kinds, made):
    for number, order in enumerate(permutations(kinds.split())):
        take_in(app, write(*(visit(kind=kind, activity=f"activity{number}") for kind in order)))

    assert set(rows(select(Activity.kind))) == {(made,)}


def test_a_dry_run_says_what_would_happen_and_changes_nothing(app, doors, write):
    take_in(app, write(visit()))
    before = whole_database()

    said = take_in(app, write(visit(), visit(), visit(person="anka", kind="meal", activity="lunch")), "--dry-run")

    assert said == "Would take in 2 entries. 1 row told what is known already."
    assert whole_database() == before


def test_a_dry_run_refuses_what_the_import_would_refuse(app, doors, write):
    assert run(app, "import", "entries", write(visit(count="0")), "--dry-run").exit_code == 1


def test_a_finished_import_says_so(app, doors, write):
    take_in(app, write(visit()))

    [(begun_at, finished_at)] = rows(select(ImportRun.begun_at, ImportRun.finished_at))
    assert begun_at <= finished_at


def test_afterwards_the_database_knows_how_its_tables_are_filled(app, doors, write):
    take_in(app, write(*(visit(person=f"p{number}") for number in range(300))))

    known = {
        "sqlite": "SELECT tbl FROM sqlite_stat1",
        "postgresql": "SELECT relname FROM pg_class WHERE reltuples > 0",
    }
    with db.engine.connect() as connection:
        looked_at = set(connection.exec_driver_sql(known[db.engine.dialect.name]).scalars())
    assert looked_at >= {"entries", "visit_days", "first_days", "day_heads", "arrivals"}
