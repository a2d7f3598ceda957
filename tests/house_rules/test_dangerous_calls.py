"""No file of the program lets strangers' words become orders, but where it is listed with the reason."""

from __future__ import annotations

import ast

import pytest

from tests.house_rules.dangerous_calls import HABITS
from tests.house_rules.source_tree import shown, source_files

OUR_NAMES = "the names are those of our own tables and settings; nothing that was sent reaches them"
FIXED_WORDS = "a list of fixed words, without a shell"
# By habit: the files that have it all the same, and why that is right.
RIGHT_HERE = {
    "starts a program": {
        "app/bootstrap/environment.py": FIXED_WORDS,
        "app/bootstrap/installation.py": FIXED_WORDS,
        "app/bootstrap/progress.py": FIXED_WORDS,
        "app/care/errand_room.py": FIXED_WORDS,
        "app/care/updating/laying_down.py": FIXED_WORDS,
        "app/serving/nightly.py": FIXED_WORDS,
        "app/serving/other_version.py": "this very program with the words it was started by, without a shell",
        "app/typesetting.py": "fixed words and the path of a template of ours; what is set in type comes by the pipe",
    },
    "asks another server": {
        "app/health/checks/address.py": "asks this very server, at the address it was set up with",
    },
    "joins SQL": {
        "app/database/engine.py": OUR_NAMES,
        "app/database/migrations/env.py": OUR_NAMES,
        "app/database/sweeping.py": OUR_NAMES,
        "app/exchange/staging/plans.py": OUR_NAMES,
        "app/exchange/staging/portions.py": OUR_NAMES,
        "app/figures/facts/entries.py": OUR_NAMES,
        "app/health/checks/database.py": OUR_NAMES,
    },
    "makes patterns": {
        "app/disclosure/auditor/passages.py": "the name of an attribute of Word's files, one of three fixed ones",
    },
    "draws by a chance that can be guessed": {
        f"app/demonstration/{name}.py": "an invented life that is the same every time; nothing secret"
        for name in ("at_hamnen", "at_valla", "cast", "chance", "door", "outside", "telling", "work")
    },
}
EXAMPLES = [
    ("runs text", "eval(words)"),
    ("runs text", "import os\nos.system(f'ls {folder}')"),
    ("runs text", "import subprocess\nsubprocess.run(command, shell=True)"),
    ("unpacks objects", "import pickle"),
    ("unpacks objects", "from yaml import load"),
    ("reads XML", "import xml.etree.ElementTree as trees"),
    ("starts a program", "def later():\n    import subprocess"),
    ("asks another server", "from urllib.request import urlopen"),
    ("asks another server", "import requests"),
    ("joins SQL", "connection.execute(text(f'SELECT * FROM entries WHERE slug = {slug}'))"),
    ("joins SQL", "cursor.execute('SELECT 1 WHERE name = ' + name)"),
    ("joins SQL", "cursor.execute('SELECT 1 WHERE name = %s' % name)"),
    ("joins SQL", "cursor.execute('SELECT 1 WHERE name = {}'.format(name))"),
    ("makes patterns", "re.search(f'^{word}', line)"),
    ("makes patterns", "re.compile('^' + word)"),
    ("makes templates", "render_template_string(words)"),
    ("makes templates", "app.jinja_env.from_string(words)"),
    ("fills in what was sent", "request.args['words'].format(name=name)"),
    ("takes either", "name = request.values['name']"),
    ("takes every field", "form.populate_obj(member)"),
    ("takes every field", "StaffMember(**form.data)"),
    ("takes every field", "change(**request.json)"),
    ("names weak methods", "hashlib.md5(token)"),
    ("names weak methods", "Cipher(algorithms.AES(key), modes.ECB())"),
    ("draws by a chance that can be guessed", "from random import choice"),
]
HARMLESS = [
    "connection.execute(select(ENTRIES).where(ENTRIES.c.slug == slug))",
    "connection.execute(text('SELECT pg_advisory_xact_lock(:lock)'), {'lock': lock})",
    "cursor.execute(f'PRAGMA busy_timeout = {PATIENCE_MS}')",
    "re.compile(rf'\\b{re.escape(word)}\\b')",
    "re.fullmatch(VERSION_SIGNS, version)",
    "secrets.token_bytes(32)",
    "hashlib.sha256(token)",
    "request.form['name']",
    "render_template('staff/password.html', **found)",
]


# What changes a schema runs once, by command, and is sent nothing.
STEPS_OF_THE_SCHEMA = "app/database/migrations/versions/"


@pytest.fixture(scope="module")
def program():
    """Every file of the program, parsed, by its path."""
    return {
        shown(path): ast.parse(path.read_text("utf-8"))
        for path in source_files(".py", under="app")
        if not shown(path).startswith(STEPS_OF_THE_SCHEMA)
    }


@pytest.mark.parametrize("habit", HABITS)
def test_no_file_of_the_program_has_it_but_where_it_is_right(program, habit):
    found = {path for path, tree in program.items() if HABITS[habit](tree)}

    assert found == set(RIGHT_HERE.get(habit, {}))


@pytest.mark.parametrize(("habit", "source"), EXAMPLES)
def test_the_habit_is_found(habit, source):
    assert HABITS[habit](ast.parse(source))


@pytest.mark.parametrize("source", HARMLESS)
def test_what_is_harmless_passes(source):
    assert [habit for habit, has_it in HABITS.items() if has_it(ast.parse(source))] == []


def test_every_habit_has_an_example():
    assert {habit for habit, _ in EXAMPLES} == set(HABITS)
