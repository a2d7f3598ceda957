"""The attacks are listed whole, the faults can still be planted, and what no answer may be is seen as such."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.bootstrap import ROOT
from tests.attack import command
from tests.attack.judging import PROBE, Answer, Asked, complaints, secrets_in
from tests.attack.list import ATTACKS
from tests.attack.outcome import Finding, Outcome
from tests.attack.planted import FAULTS, changed
from tests.attack.tools.environment import LOCK, parts_of_lock, versions
from tests.house_rules.test_locks import pins

FOLDER = Path(__file__).parent
HOSTS = frozenset({"localhost:8000"})
HTML = (("Content-Type", "text/html; charset=utf-8"),)
ALVA = Asked("GET", "/search?q=1", "iogt", "volunteer", secrets=("a" * 40,))


def test_every_attack_is_told_of_and_proven_by_a_fault():
    told = (ROOT / "docs" / "attacks.md").read_text("utf-8")

    assert [name for name in ATTACKS if f"`{name}`" not in told] == []
    assert {name for fault in FAULTS for name in fault.attacks} == set(ATTACKS)
    assert len(FAULTS) >= 10
    assert "python3 -m tests.attack" in (FOLDER / "__main__.py").read_text("utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_can_still_be_planted(fault):
    for change in fault.changes:
        source = changed((ROOT / change.file).read_text("utf-8"), change)

        assert not change.file.endswith(".py") or ast.parse(source)


def test_words_that_have_gone_are_found():
    with pytest.raises(ValueError, match="no longer holds"):
        changed("nothing", FAULTS[0].changes[0])


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        pytest.param(Answer(500, HTML, ""), "answered 500", id="a fault"),
        pytest.param(Answer(200, HTML, "<pre>Traceback (most recent call last):"), "shows a traceback", id="traceback"),
        pytest.param(Answer(200, HTML, "root:x:0:0:root"), "shows a file of the server", id="a file"),
        pytest.param(Answer(302, (("Location", "//elsewhere.example/"),), ""), "leads elsewhere", id="slashes"),
        pytest.param(Answer(302, (("Location", "/\\elsewhere.example/"),), ""), "leads elsewhere", id="backslash"),
        pytest.param(Answer(302, (("Location", "javascript:alert(1)"),), ""), "leads elsewhere", id="a script"),
        pytest.param(Answer(200, HTML, f"<p>{PROBE}</p>"), "shows what was typed as markup", id="markup"),
        pytest.param(Answer(200, HTML, "a" * 40), "tells a secret", id="a cookie in a page"),
        pytest.param(Answer(200, (("X-Cookie", "oasen=" + "a" * 40),), ""), "tells a secret", id="in a header"),
        pytest.param(Answer(200, HTML, "Bjorksoppa"), "tells of sion", id="the other house"),
    ],
)
def test_what_no_answer_may_be_is_seen(answer, complaint):
    assert complaints(ALVA, answer, HOSTS) == [complaint]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, HTML, "<p>q7&quot;&#39;&gt;&lt;q7x&gt; Kvarnlunch</p>"),
        Answer(302, (("Location", "/home?next=//elsewhere.example"),), ""),
        Answer(302, (("Location", "http://localhost:8000/home"),), ""),
        Answer(200, (("Content-Type", "application/json"), ("Set-Cookie", "oasen=" + "a" * 40)), PROBE),
    ],
    ids=["escaped", "a path", "this host", "no page"],
)
def test_an_answer_that_is_right_passes(answer):
    assert complaints(ALVA, answer, HOSTS) == []


def test_an_echo_of_what_was_asked_tells_nothing():
    assert complaints(Asked("GET", "/search?q=bjorksoppa", "iogt"), Answer(200, HTML, "bjorksoppa?"), HOSTS) == []


def test_what_proves_who_asks_is_known():
    headers = {"Cookie": f"oasen={'a' * 40}; language=sv", "Authorization": f"Bearer {'b' * 40}"}

    assert secrets_in(headers) == ("a" * 40, "b" * 40)


def test_the_scanners_are_pinned_by_checksum():
    assert all(pins(LOCK.read_text()).values())
    assert "yaswfp==" in parts_of_lock(LOCK.read_text())[1]
    assert set(versions()) == {"atheris", "sqlmap", "wapiti3"}


@pytest.mark.parametrize(
    ("findings", "code"), [([Finding("answered 500", "GET /")], 1), ([], 0)], ids=["found", "none"]
)
def test_a_finding_ends_the_run_with_one(monkeypatch, findings, code):
    monkeypatch.setattr(command, "make_ground", lambda folder: None)
    monkeypatch.setattr(command, "_tried", lambda *given: Outcome("access", 7, findings=list(findings)))

    ran = CliRunner().invoke(command.attack, ["--only", "access", "--sound", "--quick"])

    assert ran.exit_code == code, ran.output
