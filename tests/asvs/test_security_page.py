"""The page on security says what the program does: its numbers, its names, and none is left out."""

from __future__ import annotations

import ast
import re

import pytest

from app.backup.key_files import NEWEST, SECRET
from app.bootstrap import ROOT
from app.cards.forms import MOST_SHEETS
from app.followup.formats.docx_template import MOST_BYTES, MOST_FILES
from app.keys import AUDIT_KEY, BOX_KEY, INSTANCE_KEY, organisation_key_name
from app.kiosk_host.guesses import LIMITS_IN_ALL
from app.kiosk_host.intake.bodies import HIGHEST_ITEM_COUNT
from app.retention.limits import MONTHS_WITH_ACTS
from app.serving.server import ANSWERING_THREADS
from app.staff import passwords
from app.staff.actions import LINK_LASTS
from app.staff.attempts import LIMITS
from app.staff.models import Way
from app.staff.often_used_passwords import digests_of_long_ones
from app.staff.one_time_codes import DIGIT_COUNT, STEP_SECONDS
from app.staff.queries import FRESH, IDLE, IDLE_ON_SHARED, LONGEST
from app.web.policies import Policy
from tests.house_rules.source_tree import source_files

PAGE = ROOT / "docs" / "security.md"
METHODS = {"argon2", "cryptography", "pyrage", "pyotp", "webauthn", "hashlib", "hmac", "secrets", "ssl"}


@pytest.fixture(scope="module")
def page():
    """The page in one line, so that no sentence is broken."""
    return " ".join(PAGE.read_text("utf-8").split())


def told(page, title):
    """What stands in code marks first in each row of the tables under a heading."""
    section = PAGE.read_text("utf-8").partition(f"## {title}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)`", section, re.M))


def minutes(of):
    return int(of.total_seconds() // 60)


def test_numbers_and_names_are_those_of_the_program(page):
    (a_minute, in_a_minute), (an_hour, in_an_hour) = LIMITS
    ((all_window, in_all),) = LIMITS_IN_ALL
    sentences = [
        f"{passwords.SHORTEST} to {passwords.LONGEST} characters",
        f"fewer than {passwords.FEWEST_DIFFERENT} different characters",
        f"its words of {passwords.SHORTEST_KNOWN_WORD} letters or more",
        f"{len(digests_of_long_ones()):,} of {passwords.SHORTEST} characters or more".replace(",", " "),
        f"Argon2id, {passwords.MEMORY_KIB} KiB",
        f"({passwords.MEMORY_KIB // 1024} MiB;",
        f"within {LINK_LASTS.days} days",
        f"{in_a_minute} tries a minute and {in_an_hour} an hour",
        f"{in_all} in {minutes(all_window)} minutes in all",
        f"of {DIGIT_COUNT} digits for {STEP_SECONDS} seconds",
        f"after {minutes(IDLE)} minutes without a touch ({minutes(IDLE_ON_SHARED)} minutes on a shared computer)",
        f"after {minutes(LONGEST) // 60} hours in any case",
        f"Within {minutes(FRESH)} minutes of signing in",
        f"1 MiB, {HIGHEST_ITEM_COUNT} items",
        f"at most {MOST_BYTES // 1_000_000} MB unpacked and {MOST_FILES} files",
        f"{MOST_SHEETS} sheets at most",
        f"answers with {ANSWERING_THREADS} threads",
        f"for {MONTHS_WITH_ACTS} months, then the oldest are cut off",
    ]

    assert (minutes(a_minute), minutes(an_hour)) == (1, 60)
    assert [sentence for sentence in sentences if sentence not in page] == []


def test_the_size_of_a_request_is_the_one_that_is_told(app):
    assert app.config["MAX_CONTENT_LENGTH"] == 1024 * 1024


def test_every_policy_is_told(page):
    assert told(page, "Who may do what") == {str(policy) for policy in Policy}


def test_every_way_to_sign_in_is_told(page):
    assert told(page, "Ways to sign in") == {str(way) for way in Way}


def test_every_key_and_every_library_of_methods_is_told(page):
    used = {
        name.partition(".")[0]
        for path in source_files(".py", under="app")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported_by(node)
    }
    keys = {INSTANCE_KEY, AUDIT_KEY, BOX_KEY, organisation_key_name("…"), SECRET, NEWEST}

    assert told(page, "Keys and methods") == keys
    assert {library for library in METHODS & used if f"`{library}`" not in page} == set()
    assert METHODS <= used


def _imported_by(node):
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_every_log_is_told(page):
    section = PAGE.read_text("utf-8").partition("## What is written down of what happens\n")[2].partition("\n## ")[0]

    for path in source_files(".py", under="app"):
        if re.search(
            r"logger\.(?!error\()\w+\(|getLogger\((?!__name__)|FileHandler|basicConfig", path.read_text("utf-8")
        ):
            pytest.fail(f"{path.name} writes a log that the page does not tell of")
    assert "the audit log" in section
    assert "standard error" in section


def test_whom_the_program_asks_is_told(page):
    assert "The program asks nobody" in page
    assert "listens on 127.0.0.1 unless told otherwise" in page


def test_every_link_of_both_pages_leads_somewhere():
    for page in (PAGE, ROOT / "docs" / "asvs.md"):
        links = re.findall(r"\]\(([^):#]+)\)", page.read_text("utf-8"))
        assert [link for link in links if not (page.parent / link).exists()] == []
