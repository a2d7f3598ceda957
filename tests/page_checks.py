"""What must be true of every page a test fetches, whatever the page is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.page import Element, read_page

FILLED_IN = ("input", "select", "textarea")
NEEDS_NO_LABEL = {"hidden", "submit", "button"}
NAMES_AN_ADDRESS = ("href", "src", "action", "formaction", "srcset", "poster")
REFERS_TO = ("for", "form", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget")
FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def complaints(html: str) -> list[str]:
    """Everything that is wrong with a whole page; empty when it may be shown."""
    page, faults = read_page(html)
    return [
        *faults,
        *([] if html.lstrip().lower().startswith("<!doctype html>") else ["no doctype"]),
        *_about_head(page),
        *complaints_about_part(page),
    ]


def complaints_about_part(page: Element) -> list[str]:
    """What is wrong with a page or a part of one."""
    return [*_about_fields(page), *_about_forms(page), *_about_strictness(page), *_about_ids(page), *_about_names(page)]


def _about_head(page: Element) -> Iterator[str]:
    titles = [title for head in page.every("head") for title in head.every("title")]
    headings = page.every("h1")
    if len(titles) != 1 or len(headings) != 1:
        yield f"{len(titles)} title and {len(headings)} h1 where there is one of each"
    elif not headings[0].text or titles[0].text != f"{headings[0].text} – Oasen":
        yield f"the title {titles[0].text!r} is not the heading {headings[0].text!r}"
    if not any(element.attributes.get("lang") for element in page.every("html")):
        yield "no language"
    if len(page.every("main")) != 1:
        yield "not one main"


def _about_fields(page: Element) -> Iterator[str]:
    labelled = {label.attributes.get("for") for label in page.every("label") if label.text}
    for field in page.every(*FILLED_IN):
        if field.attributes.get("type") in NEEDS_NO_LABEL or field.attributes.get("aria-hidden") == "true":
            continue
        if field.attributes.get("id") not in labelled and not field.attributes.get("aria-label"):
            yield f"a field without a label: {field.attributes}"


def _about_forms(page: Element) -> Iterator[str]:
    for form in page.every("form"):
        method = form.attributes.get("method", "get").lower()
        names = {field.attributes.get("name") for field in form.every("input")}
        if method == "post" and "csrf_token" not in names:
            yield f"a form that posts without its token: {form.attributes}"
        if method not in ("get", "post"):
            yield f"a form by {method}"


def _about_strictness(page: Element) -> Iterator[str]:
    for element in page.every():
        if element.tag == "style" or (element.tag == "script" and "src" not in element.attributes):
            yield f"<{element.tag}> in the page"
        for name, value in element.attributes.items():
            if name == "style" or name.startswith("on"):
                yield f"<{element.tag}> with {name}"
            if name in NAMES_AN_ADDRESS and FOREIGN.match(value):
                yield f"<{element.tag}> leads to {value}"


def _about_ids(page: Element) -> Iterator[str]:
    ids = Counter(element.attributes["id"] for element in page.every() if "id" in element.attributes)
    yield from (f"the id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    whole = bool(page.every("html"))
    for element in page.every():
        for name in REFERS_TO:
            for wanted in element.attributes.get(name, "").split():
                if wanted not in ids and whole:
                    yield f"<{element.tag}> refers by {name} to {wanted!r}, which is not there"


def _about_names(page: Element) -> Iterator[str]:
    for element in page.every("a", "button", "summary"):
        if not element.text and not element.attributes.get("aria-label"):
            yield f"<{element.tag}> without words: {element.attributes}"
    for picture in page.every("img"):
        if "alt" not in picture.attributes:
            yield f"a picture without words: {picture.attributes}"
    for drawing in page.every("svg"):
        if drawing.attributes.get("aria-hidden") != "true" and drawing.attributes.get("role") != "img":
            yield "a drawing that is neither hidden nor named"
