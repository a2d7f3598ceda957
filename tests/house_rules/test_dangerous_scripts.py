"""Scripts and templates put what people wrote onto pages as words, never as markup or as orders."""

from __future__ import annotations

import re

import pytest

from tests.house_rules.source_tree import shown, source_files

SCRIPTS = [path for folder in ("app/static/scripts", "kiosk", "phone") for path in source_files(".js", under=folder)]
TEMPLATES = source_files(".html", under="app/templates")
ORDERS = {
    "runs text": r"\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|set(Timeout|Interval)\s*\(\s*[\"'`]",
    "writes markup": r"document\.write|\.(inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|createContextualFragment",
    "reaches a prototype": r"__proto__|\.constructor\.prototype|Object\.setPrototypeOf",
    "writes cookies": r"document\.cookie",
    "talks to other windows": r"window\.(opener|parent|top)\b|\.postMessage\s*\([^)]*,\s*[\"']\*",
    "hears other windows": r"(window\.)?(addEventListener\s*\(\s*[\"']message|onmessage\s*=)",
    "imports from elsewhere": r"import\s*(\(|[^;]*from)\s*[\"']https?:",
}
TRUSTED = "the answer is a part of a page that the server has written, every word of it escaped"
RIGHT_HERE = {
    "writes markup": {"app/static/scripts/paper.js": TRUSTED, "app/static/scripts/closing.js": TRUSTED},
    "hears other windows": {"kiosk/service-worker.js": "a worker hears the pages of its own origin alone"},
}
EXAMPLES = {
    "runs text": "setTimeout('go()', 1)",
    "writes markup": "part.innerHTML = words;",
    "reaches a prototype": "things['__proto__'] = other;",
    "writes cookies": "document.cookie = 'a=b';",
    "talks to other windows": "frame.postMessage(words, '*');",
    "hears other windows": "window.addEventListener('message', take);",
    "imports from elsewhere": "import { a } from 'https://elsewhere.example/a.js';",
}
ESCAPES_NOT = re.compile(
    r"\|\s*safe\b|autoescape\s+false|Markup\(|\bon[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\bsrc=)"
)


@pytest.mark.parametrize("order", ORDERS)
def test_no_script_gives_it_but_where_it_is_right(order):
    found = {shown(path) for path in SCRIPTS if re.search(ORDERS[order], path.read_text("utf-8"))}

    assert found == set(RIGHT_HERE.get(order, {}))
    assert len(SCRIPTS) > 100


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_is_found(order):
    assert re.search(ORDERS[order], EXAMPLES[order])


def test_no_template_lets_words_become_markup():
    assert [shown(path) for path in TEMPLATES if ESCAPES_NOT.search(path.read_text("utf-8"))] == []
    assert len(TEMPLATES) > 100


@pytest.mark.parametrize(
    "markup",
    [
        "{{ name|safe }}",
        "{% autoescape false %}",
        '<a onclick="go()">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
    ],
)
def test_a_template_that_lets_them_is_found(markup):
    assert ESCAPES_NOT.search(markup)
