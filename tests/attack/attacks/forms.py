"""Every field of every form filled with what breaks pages, and every page looked at afterwards."""

from __future__ import annotations

from urllib.parse import quote

from tests.attack.judging import PROBE
from tests.attack.line import Attacker
from tests.attack.outcome import Outcome, Plan
from tests.attack.target import Target
from tests.web.every_form import FoundForm

ELSEWHERE = "//elsewhere.example/"
TYPED = (
    PROBE,
    ELSEWHERE,
    "/\\elsewhere.example",
    "https://elsewhere.example/",
    "' OR 1=1 --",
    "'",
    "=1+1",
    "{{ 7*7 }}",
    "\r\nLocation: //elsewhere.example/",
    "9" * 40,
    "-1",
    "2026-02-30",
    "\u202e\u0663",
    "x" * 5000,
)
# What a form needs to be taken, so that one field at a time is the odd one.
USUAL = {
    "name": "Ny sak",
    "heads": "3",
    "day": "today",
    "when": "now",
    "channel": "phone",
    "direction": "in",
    "length": "10",
    "count": "1",
    "topic": "",
    "role": "volunteer",
    "kind": "meal",
    "language": "sv",
    "reason": "fel",
    "premises": "valla",
    "heading": "Gemenskap",
    "place": "1",
    "new_code": "",
    "organisation": "1",
}
# With its token it ends the session or the account by which the rest is tried.
ENDS_THE_ATTACK = {
    "staff.sign_out",
    "staff.end_session",
    "staff.lock",
    "members.change",
    "members.leave",
    "members.link",
    "members.sign_out_everywhere",
}
OPEN_TO_ANYONE = ("/sign-in", "/sign-in/link", "/language")
ASKED_WITH = (
    "next",
    "back",
    "like",
    "from",
    "to",
    "page",
    "activity",
    "kind",
    "day",
    "premises",
    "source",
    "state",
    "q",
)


def fill_every_form(target: Target, plan: Plan) -> Outcome:
    """As coordinator and admin; in the quick run as admin alone, with the first few odd texts."""
    outcome = Outcome("forms")
    texts = TYPED[: plan.of(len(TYPED), 3)]
    for role in ("admin",) if plan.is_quick else ("volunteer", "coordinator", "admin"):
        who = target.attacker("iogt", role)
        for form in target.ground.forms:
            _fill(target, who, form, texts)
            who = target.signed_in_still(who)
        _ask_with_everything(target, who, texts)
        for address in target.ground.opened.values():
            target.line.ask(who, "GET", address)
    return outcome


def _fill(target: Target, who: Attacker, form: FoundForm, texts: tuple[str, ...]) -> None:
    names = sorted(form.fields - {"csrf_token"})
    usual = {name: USUAL.get(name, "1") for name in names}
    for name in names:
        for text in texts:
            target.line.send(who, form.action, usual | {name: text}, form.endpoint not in ENDS_THE_ATTACK)


def _ask_with_everything(target: Target, who: Attacker, texts: tuple[str, ...]) -> None:
    for address in dict.fromkeys([*OPEN_TO_ANYONE, *target.ground.opened.values()]):
        for text in texts:
            separator = "&" if "?" in address else "?"
            asked = "&".join(f"{name}={_in_address(text)}" for name in ASKED_WITH)
            target.line.ask(who, "GET", f"{address}{separator}{asked}")
    nobody = target.attacker("", "nobody")
    for address in OPEN_TO_ANYONE:
        for text in texts:
            target.line.send(nobody, address, dict.fromkeys(("organisation", "name", "password", "code", "back"), text))
    for text in texts:
        target.line.send(who, "/language", {"language": "sv", "back": text})
        target.line.ask(who, "GET", f"/sign-in?next={_in_address(text)}")


def _in_address(text: str) -> str:
    return quote(text, safe="")[:600]
