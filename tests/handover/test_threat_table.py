"""Each row of the threat table names a test that there is, and each file that the texts lead to is there."""

from __future__ import annotations

import ast
import re

import pytest

from app.bootstrap import ROOT

FOLDER = ROOT / "docs" / "privacy"
ROW = re.compile(r"^\| (?!hot|---)(.+) \| (.+) \| (.+) \|$", re.M)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def rows_of_table():
    text = (FOLDER / "hot.md").read_text("utf-8")
    return ROW.findall(text.partition("## ")[0])


def is_there(file, test):
    """Whether a file of tests has a test of that name."""
    path = ROOT / file
    if not path.is_file():
        return False
    return any(
        isinstance(node, ast.FunctionDef) and node.name == test for node in ast.parse(path.read_text("utf-8")).body
    )


def test_the_table_has_a_row_for_each_threat():
    assert len(rows_of_table()) > 25


@pytest.mark.parametrize("row", rows_of_table(), ids=lambda row: row[0][:40])
def test_each_row_names_a_test_that_is_there(row):
    named = TEST.findall(row[2])

    assert named
    assert [each for each in named if not is_there(*each)] == []


def test_a_test_that_is_gone_would_be_found():
    assert not is_there("tests/handover/test_threat_table.py", "test_that_was_never_written")
    assert not is_there("tests/nowhere.py", "test_the_table_has_a_row_for_each_threat")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.name)
def test_each_link_leads_somewhere(path):
    assert [link for link in LINK.findall(path.read_text("utf-8")) if not (FOLDER / link).exists()] == []
