"""`oasen check`: what it prints, by which number it ends, and what it never says."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from app.backup.key_sheet import line_of
from app.bootstrap import ROOT
from app.clock import now
from app.command_line import Installation, oasen
from app.health.list import CHECKS
from app.health.running import everything_examined
from app.health.subject import subject_of
from app.health.wording import speaking
from app.health.written import print_richly
from app.serving.nightly import NIGHTLY
from tests.health.faults import FAULTS, everything_at_once
from tests.house import CAST


@pytest.fixture
def settings(sqlite_settings):
    """On PostgreSQL the tests' own server is told of, and nothing else is other."""
    return sqlite_settings


def run(healthy, *arguments, typed=""):
    answer = CliRunner().invoke(
        oasen, arguments, obj=Installation(healthy.settings), input=f"{typed}\n", catch_exceptions=False
    )
    assert answer.exit_code == 0 or arguments[0] == "check", answer.output
    return answer


def check(healthy, *arguments):
    return run(healthy, "check", *arguments)


def test_a_house_in_order_is_one_line_and_ends_with_nothing(healthy):
    answer = check(healthy)

    assert answer.output == f"Allt är bra: {len(CHECKS)} saker har kontrollerats.\n"
    assert answer.exit_code == 0


def test_something_to_look_at_alone_is_no_failure(healthy):
    FAULTS["set-aside"][0](healthy)

    answer = check(healthy)

    assert "titta på det här: Noteringar att se över. 1 notering behöver ses över." in answer.output
    assert "Gör så här: Säg vad de var" in answer.output
    assert answer.exit_code == 0


def test_something_broken_comes_first_and_ends_with_one(healthy):
    for name in ("set-aside", "keys"):
        FAULTS[name][0](healthy)

    answer = check(healthy)

    assert answer.output.startswith("behöver lagas: Oasens nycklar. 1 nyckel saknas.")
    assert answer.output.index("behöver lagas") < answer.output.index("titta på det här")
    assert f"{len(CHECKS) - 2} andra saker är bra." in answer.output
    assert answer.exit_code == 1


def test_what_is_done_on_a_page_has_its_command_too(healthy):
    FAULTS["key-sheet"][0](healthy)

    lines = [line.strip() for line in check(healthy).output.splitlines()]
    [document] = [
        each for each in json.loads(check(healthy, "--format", "json").output)["checks"] if each["name"] == "key-sheet"
    ]

    assert "Med kommando: oasen key-sheet -o nyckelblad.pdf" in lines
    assert document["findings"][0]["commands"] == ["oasen key-sheet -o nyckelblad.pdf", "oasen key-sheet --put-away"]


def test_what_could_not_be_looked_at_is_counted_and_no_success(healthy):
    FAULTS["schema"][0](healthy)

    answer = check(healthy, "--all")

    assert "gick inte att titta på: Avslutade dagar" in answer.output
    assert "går inte att kontrollera förrän det andra är lagat" in answer.output
    assert answer.exit_code == 1


def test_asked_for_all_it_tells_what_is_well_too(healthy):
    lines = check(healthy, "--all").output.splitlines()

    assert len([line for line in lines if line.startswith("bra: ")]) == len(CHECKS)


def test_at_night_only_what_reads_all_there_is(healthy):
    FAULTS["days"][0](healthy)
    assert check(healthy, "--thorough").exit_code == 0

    FAULTS["database"][0](healthy)

    answer = check(healthy, "--thorough")
    assert answer.exit_code == 1
    assert NIGHTLY["reading-through"] == ("check", "--thorough")


def test_for_programs_it_is_one_document(healthy):
    FAULTS["days"][0](healthy)

    document = json.loads(check(healthy, "--format", "json").output)

    assert document["document"] == "oasen-health/1"
    assert document["must_be_mended"] is False
    assert {each["name"]: each["level"] for each in document["checks"] if each["level"] != "ok"} == {"days": "look"}
    assert document["checks"][0]["findings"][0]["what"] == "1 dag är inte avslutad."


def test_where_there_is_nothing_yet_it_says_how_to_begin(tmp_path, healthy):
    nothing = Installation(
        type(healthy.settings)(instance=tmp_path / "nothing", public_url=healthy.settings.public_url)
    )

    answer = CliRunner().invoke(oasen, ["check"], obj=nothing, catch_exceptions=False)

    assert answer.output.startswith("behöver lagas: Databasens version. Här finns ingen databas än.")
    assert answer.exit_code == 1
    assert not (tmp_path / "nothing").exists()


def test_what_it_says_to_do_about_the_sheet_mends_it(healthy, tmp_path):
    FAULTS["key-sheet"][0](healthy)
    new_key, sheet = check(healthy).output, str(tmp_path / "sheet.txt")

    run(healthy, "key-sheet", "-o", sheet)
    printed = check(healthy).output
    run(healthy, "key-sheet", "--put-away", typed=healthy.last_letters)

    assert "oasen key-sheet -o nyckelblad.pdf" in new_key
    assert "Nyckelbladet är utskrivet, och ingen har sagt att det är undanlagt." in printed
    assert "Nyckelblad" not in check(healthy).output


def test_what_it_says_to_do_about_a_lost_key_mends_it(healthy, tmp_path):
    run(healthy, "key-sheet", "-o", str(tmp_path / "sheet.txt"))
    run(healthy, "key-sheet", "--put-away", typed=healthy.last_letters)
    lost = healthy.settings.keys_folder / "boxes.key"
    line = line_of(lost.read_bytes())
    FAULTS["keys"][0](healthy)
    before = check(healthy)

    run(healthy, "key-sheet", "--enter", "boxes", typed=line)

    assert "oasen key-sheet --enter" in before.output
    assert before.exit_code == 1
    assert check(healthy).exit_code == 0


def test_on_a_terminal_it_is_in_colour_and_in_a_pipe_it_is_plain(healthy):
    (healthy.settings.keys_folder / "boxes.key").unlink()
    environment = os.environ | {
        "OASEN_INSTANCE": str(healthy.settings.instance),
        "OASEN_PUBLIC_URL": healthy.settings.public_url,
        "TERM": "xterm-256color",
        "COLUMNS": "100",
    }
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "app", "check"]
    outside, inside = pty.openpty()

    piped = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    subprocess.run(command, cwd=ROOT, env=environment, stdout=inside, stderr=inside)
    os.close(inside)
    shown = _all_of(outside)

    assert "\x1b[" not in piped.stdout
    assert "\x1b[1;31m" in shown
    assert "1 nyckel saknas." in piped.stdout
    assert "1 nyckel saknas." in shown


def test_what_is_printed_names_nobody_and_nothing(healthy):
    everything_at_once(healthy)
    settings = healthy.settings
    secrets = [file.read_bytes().hex() for file in settings.keys_folder.glob("*.key")]
    names = [*CAST, "Asta", "Arvid", "Cecilia", "iogt", "sion", "valla", "by the door", "Partnerskapet", "safe-place"]
    tokens = [healthy.house.valla.token, *healthy.house.codes.values()]

    said = check(healthy, "--all").output + check(healthy, "--format", "json").output

    assert said.count("behöver lagas") >= 7
    for never in [*secrets, *names, *tokens, str(settings.instance), settings.public_url, str(Path.home())]:
        assert not re.search(rf"\b{re.escape(never)}\b", said, re.IGNORECASE), never


def test_a_width_of_thirty_signs_cuts_nothing_off(healthy, capsys):
    FAULTS["days"][0](healthy)
    with speaking(healthy.settings):
        print_richly(everything_examined(subject_of(healthy.settings, now())), True, Console(width=30))

    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 30
    assert "vet inte året hur många som verkligen var här." in " ".join(" ".join(lines).split())


def _all_of(descriptor):
    said = b""
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # so a terminal ends on Linux
            break
        if not piece:
            break
        said += piece
    os.close(descriptor)
    return said.decode()
