"""Markdown to HTML: the declared subset and no more, whatever a file says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guide.rendering import Addresses, anchor_of, rendered
from tests.page import read_page

ADDRESSES = Addresses(lambda name: f"/help/{name}", lambda file: f"/help/pictures/sv/{file}", lambda file: (760, 520))
TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "img", "code", *(f"h{level}" for level in range(1, 7))}
ATTRIBUTES = {"href", "src", "alt", "width", "height", "id", "start", "title"}
# What could break out of a text, in any order.
DANGEROUS = st.lists(
    st.sampled_from(
        [
            *(
                "<script>",
                "</p>",
                "<img src=x onerror=alert(1)>",
                "javascript:alert(1)",
                "[x](",
                "![x](",
                ")",
                '"',
                "'",
            ),
            *(
                "pictures/today.png",
                "evening.md",
                '"onclick="x',
                "&lt;",
                "&#60;script>",
                "`",
                "**",
                "\n\n",
                "\n- ",
                "# ",
            ),
            *("data:text/html,x", "//else.where/", "../../secret", "\\", "<", ">", "&", "\x00", "ä", " ", "```\n"),
        ]
    ),
    max_size=25,
).map("".join)


def made(source):
    return rendered(f"# A title\n\nA lead.\n\n{source}", ADDRESSES)


def elements(source):
    root, faults = read_page(str(made(source).html))
    return root.every(), faults


@given(DANGEROUS | st.text())
def test_no_text_becomes_a_tag_or_an_address_of_its_own(source):
    found, faults = elements(source)

    assert faults == []
    assert {each.tag for each in found} <= TAGS
    assert {name for each in found for name in each.attributes} <= ATTRIBUTES
    addresses = [each.attributes.get("href") or each.attributes["src"] for each in found if each.tag in ("a", "img")]
    assert [each for each in addresses if not each.startswith("/help/")] == []


@given(st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1))
def test_plain_words_are_shown_as_they_are(words):
    root, _ = read_page(str(made(words).html))

    assert root.text == words


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Press **Save**.", "<p>Press <strong>Save</strong>.</p>"),
        ("1. one\n2. two", "<ol> <li>one</li> <li>two</li> </ol>"),
        ("- one\n- two", "<ul> <li>one</li> <li>two</li> </ul>"),
        ("Run `oasen check`.", "<p>Run <code>oasen check</code>.</p>"),
        ("See [how](evening.md#when-you-leave).", '<p>See <a href="/help/evening#when-you-leave">how</a>.</p>'),
        ("## När du går", '<h2 id="nar-du-gar">När du går</h2>'),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("[x](https://example.org)", "<p>[x](https://example.org)</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        (
            "![Days](pictures/days.png)",
            '<p><img src="/help/pictures/sv/days.png" width="760" height="520" alt="Days"></p>',
        ),
    ],
)
def test_what_the_guide_may_use(source, html):
    assert " ".join(str(made(source).html).split()) == html


def test_a_chapter_falls_into_sections_that_can_be_searched():
    one = rendered("# Title\n\nLead **bold**.\n\n## Steps\n\n1. First\n   line\n2. Second\n\n## End\n\nBye.", ADDRESSES)

    assert (one.title, one.lead) == ("Title", "Lead bold.")
    assert [(each.heading, each.anchor, each.paragraphs) for each in one.sections] == [
        ("Title", "", ("Lead bold.",)),
        ("Steps", "steps", ("First line", "Second")),
        ("End", "end", ("Bye.",)),
    ]


@given(st.text())
def test_an_anchor_is_always_one(heading):
    assert set(anchor_of(heading)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert anchor_of(heading) != ""
