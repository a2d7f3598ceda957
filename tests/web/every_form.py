"""Finds every form of the staff's pages by following their links, and fills them in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from app.web.policies import Policy, policy_of
from tests.page import Element, read_page
from tests.staff_client import StaffClient

STAFF = (Policy.VOLUNTEER, Policy.COORDINATOR, Policy.ADMIN)
MOST_OF_ONE_ENDPOINT = 16
NOT_TYPED = {"hidden", "submit", "button", "password", "file", "checkbox", "radio", "reset"}
TYPED = ("input", "textarea")


@dataclass(frozen=True)
class FoundForm:
    """A form that posts: the page it stands on, where it leads, the endpoint there, its fields."""

    page: str
    action: str
    endpoint: str
    fields: frozenset[str]


@dataclass
class Filled:
    """A form as it stands on its page now."""

    hidden: dict[str, str]
    choices: dict[str, list[str]]
    typed: list[str]
    secret: list[str]


class Crawler:
    """Follows the links of a signed-in browser from page to page."""

    def __init__(self, app: Flask, client: StaffClient, most_of_one_endpoint: int = MOST_OF_ONE_ENDPOINT) -> None:
        self.app, self.client, self.most_of_one_endpoint = app, client, most_of_one_endpoint
        self.urls = app.url_map.bind("localhost")

    def forms(self, beginnings: list[str]) -> list[FoundForm]:
        """Every form on the way, each once however many pages bear it."""
        found: dict[tuple[str, frozenset[str]], FoundForm] = {}
        for address, html in self.pages(beginnings):
            page = read_page(html)[0]
            for form in page.every("form"):
                if form.attributes.get("method", "get").lower() == "post":
                    names = frozenset(each.attributes["name"] for each in fields_of(page, form))
                    for action in actions_of(form, address):
                        endpoint = self.endpoint(action, "POST")
                        if not endpoint:  # each of its buttons leads elsewhere
                            continue
                        found.setdefault((endpoint, names), FoundForm(address, action, endpoint, names))
        return list(found.values())

    def endpoint(self, address: str, method: str = "GET") -> str:
        """The endpoint that answers there; empty where nothing of this site does."""
        try:
            endpoint, _ = self.urls.match(address.partition("?")[0], method=method)
        except HTTPException:
            return ""
        return str(endpoint)

    def pages(self, beginnings: list[str]) -> list[tuple[str, str]]:
        """Every page on the way, its address and its HTML; of one endpoint no more than there are ways to look."""
        waiting, seen, pages = list(beginnings), set(beginnings), []
        visited: Counter[str] = Counter()
        while waiting:
            address = waiting.pop(0)
            endpoint = self.endpoint(address)
            visited[endpoint] += 1
            if not self._is_for_staff(endpoint) or visited[endpoint] > self.most_of_one_endpoint:
                continue
            answer = self.client.answer(address)
            if answer.status_code != 200 or answer.mimetype != "text/html":
                continue
            pages.append((address, answer.text))
            links = [link.attributes.get("href", "").partition("#")[0] for link in read_page(answer.text)[0].every("a")]
            new = [link for link in dict.fromkeys(links) if link.startswith("/") and link not in seen]
            seen.update(new)
            waiting += new
        return pages

    def _is_for_staff(self, endpoint: str) -> bool:
        return endpoint in self.app.view_functions and policy_of(self.app.view_functions[endpoint]) in STAFF


def staff_rules(app: Flask, method: str) -> list[Rule]:
    """The rules that take this method and are for staff."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if method in (rule.methods or ()) and policy_of(app.view_functions[rule.endpoint]) in STAFF
    ]


def actions_of(form: Element, page_address: str) -> list[str]:
    """Where a form leads: by itself, and by those of its buttons that lead elsewhere."""
    by_button = [each.attributes["formaction"] for each in form.every("button") if each.attributes.get("formaction")]
    return [form.attributes.get("action") or page_address, *by_button]


def fields_of(page: Element, form: Element) -> list[Element]:
    """The named fields of a form, those that stand outside of it and name it too."""
    named = form.attributes.get("id")
    inside = form.every("input", "select", "textarea", "button")
    outside = [
        each
        for each in page.every("input", "select", "textarea", "button")
        if named and each.attributes.get("form") == named and each not in inside
    ]
    return [each for each in [*inside, *outside] if each.attributes.get("name")]


def form_on(client: StaffClient, wanted: FoundForm) -> Filled | None:
    """The form as it stands now; None when its page no longer bears it."""
    answer = client.answer(wanted.page)
    if answer.status_code != 200:
        return None
    page = read_page(answer.text)[0]
    for form in page.every("form"):
        fields = fields_of(page, form)
        leads_there = wanted.action in actions_of(form, wanted.page)
        if leads_there and frozenset(each.attributes["name"] for each in fields) == wanted.fields:
            return _filled(fields)
    return None


def _filled(fields: list[Element]) -> Filled:
    filled = Filled({}, {}, [], [])
    for field in fields:
        name, type_ = field.attributes["name"], field.attributes.get("type", "text")
        if field.tag == "select":
            filled.choices[name] = [option.attributes.get("value", option.text) for option in field.every("option")]
        elif field.tag == "button" or type_ in ("checkbox", "radio", "submit"):
            filled.choices.setdefault(name, []).append(field.attributes.get("value", "on"))
        elif type_ == "hidden" or "readonly" in field.attributes:
            filled.hidden[name] = field.attributes.get("value", "")
        elif type_ in ("password", "file") or field.attributes.get("class") == "unseen":
            filled.secret.append(name)
        else:
            filled.typed.append(name)
    return filled


def shown_in(page: Element) -> dict[str, set[str]]:
    """The letters that stand in the fields one types into, by name: several forms of a page may have one alike."""
    shown: dict[str, set[str]] = {}
    for each in page.every(*TYPED):
        if each.attributes.get("type", "text") not in NOT_TYPED:
            text = each.text if each.tag == "textarea" else each.attributes.get("value", "")
            shown.setdefault(str(each.attributes.get("name")), set()).add(letters_of(text))
    return shown


def letters_of(text: Any) -> str:
    """What must come back of a text: a browser and a page may change its spaces and what cannot be seen."""
    return "".join(letter for letter in str(text) if letter.isprintable() and not letter.isspace())
