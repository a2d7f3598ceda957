"""Every file begins with one sentence on what lives there."""

import ast
import re

import pytest

from tests.house_rules.source_tree import read, shown, source_files

COMMENT_STARTS = {
    ".js": ("/** ", "/* ", "// "),
    ".css": ("/* ",),
    ".html": ("{# ", "<!-- "),
    ".toml": ("# ",),
    ".typ": ("// ",),
    ".mako": ('"""', "## "),
    ".sh": ("# ",),
    ".md": ("# ",),
}
FEWEST_LETTERS = 12


def what_it_says(ending: str, source: str) -> str:
    """The sentence that a file begins with, or nothing."""
    if ending == ".py":
        return (ast.get_docstring(ast.parse(source)) or "").partition("\n\n")[0]
    lines = [line for line in source.splitlines() if not re.match(r"#!|<!doctype", line, re.IGNORECASE)]
    first = lines[0] if lines else ""
    for start in COMMENT_STARTS[ending]:
        if first.startswith(start):
            return first.removeprefix(start).removesuffix("-->").removesuffix("#}").removesuffix("*/").strip()
    if first.strip() == "/**" and len(lines) > 1:
        return lines[1].strip(" */")
    return ""


def test_a_file_begins_by_saying_what_lives_there():
    sentences = {shown(path): what_it_says(path.suffix, read(path)) for path in source_files(".py", *COMMENT_STARTS)}

    assert len(sentences) > 1_000
    assert [path for path, sentence in sentences.items() if len(sentence) < FEWEST_LETTERS] == []


@pytest.mark.parametrize(
    ("ending", "source"),
    [
        (".py", "import os\n"),
        (".py", '"""Things."""\n'),
        (".js", "export const LIGHT = 1;\n"),
        (".css", ":root { color: black; }\n"),
        (".html", "<!doctype html>\n<html lang=sv>\n"),
        (".toml", "[project]\n"),
    ],
)
def test_a_file_that_says_nothing_is_found(ending, source):
    assert len(what_it_says(ending, source)) < FEWEST_LETTERS


@pytest.mark.parametrize(
    ("ending", "source"),
    [
        (".py", '"""The clock, which alone knows the time."""\nimport os\n'),
        (".js", "// The clock, which alone knows the time.\n"),
        (".html", "<!doctype html>\n<!-- The page that holds every screen. -->\n"),
    ],
)
def test_a_file_that_says_it_passes(ending, source):
    assert len(what_it_says(ending, source)) >= FEWEST_LETTERS
