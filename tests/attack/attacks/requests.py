"""Requests put together by chance out of the routes, their fields, odd texts and odd headers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.attack.attacks.forms import ENDS_THE_ATTACK
from tests.attack.judging import PROBE
from tests.attack.line import Attacker
from tests.attack.outcome import Finding, Outcome, Plan
from tests.attack.target import ROLES, Target
from tests.web.test_every_form import ODD
from tests.web.test_policies import PARTS

WHOLE, QUICK = 100_000, 2_000
METHODS = ["GET", "POST", "POST", "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND"]
HEADERS = [
    ("X-Forwarded-For", "192.0.2.1, 192.0.2.2"),
    ("X-Forwarded-For", "x" * 300),
    ("X-Forwarded-Host", "elsewhere.example"),
    ("X-Original-URL", "/audit"),
    ("Host", "elsewhere.example"),
    ("Accept-Language", "xx;q=," * 30),
    ("Accept", "*/*;q=nan"),
    ("Range", "bytes=5-2"),
    ("If-None-Match", "*"),
    ("If-Modified-Since", "yesterday"),
    ("Cookie", "oasen=%00; oasen-form=.eJw"),
    ("Authorization", "Bearer \u00e5"),
    ("Authorization", "Basic Og=="),
    ("Content-Type", "multipart/form-data; boundary=x"),
    ("Content-Type", "application/json; charset=utf-7"),
    ("Content-Encoding", "gzip"),
    ("X-HTTP-Method-Override", "DELETE"),
]
LOOKED_AFTER = 100
# In place of each part of each address, one after the other.
ODD_PARTS = ("x", "'", "-1", "0" * 31, "9" * 30, "\u0663", "%2e%2e", "a" * 400)


def send_random_requests(target: Target, plan: Plan) -> Outcome:
    """So many, drawn anew in each run of the long one; a reply that does not come is a finding."""
    outcome = Outcome("requests")
    people = {role: target.attacker("iogt", role) for role in ROLES}
    forms = {form.endpoint: sorted(form.fields) for form in target.ground.forms}
    sent = 0
    for method, address in _odd_addresses(target):
        _ask(target, people["admin"], method, address, None, {}, True, outcome)
        if method == "POST":
            people["admin"] = target.signed_in_still(people["admin"])

    @settings(
        max_examples=plan.of(WHOLE, QUICK),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn=_drawn(target, forms))
    def ask(drawn: tuple[str, str, str, bytes | None, dict[str, str], bool]) -> None:
        nonlocal sent
        role, method, address, body, headers, with_token = drawn
        sent += 1
        if sent % LOOKED_AFTER == 0:
            people.update({role: target.signed_in_still(who) for role, who in people.items()})
        _ask(target, people[role], method, address, body, headers, with_token, outcome)

    ask()
    return outcome


def _ask(
    target: Target,
    who: Attacker,
    method: str,
    address: str,
    body: bytes | None,
    headers: dict[str, str],
    with_token: bool,
    outcome: Outcome,
) -> None:
    named = {name.replace("-", "_"): value for name, value in headers.items()}
    if with_token and who.form_token:
        named["X_CSRFToken"] = who.form_token
    try:
        answer = target.line.ask(who, method, address, body, **named)
    except (OSError, UnicodeError) as broken:
        if not isinstance(broken, UnicodeError):  # a header that no client can write
            outcome.findings.append(Finding(f"no reply: {type(broken).__name__}", f"{method} {address}"))
        return
    if answer.status >= 500 and answer.status not in (501, 505):
        outcome.findings.append(Finding(f"answered {answer.status}", f"{method} {address} as {who.role}"))


def _odd_addresses(target: Target) -> Iterator[tuple[str, str]]:
    """Every address with one odd part, as a page and as a form without its fields."""
    for rule in target.server.app.url_map.iter_rules():
        for odd in sorted(rule.arguments):
            for value in ODD_PARTS:
                said = {name: value if name == odd else str(PARTS[name]) for name in rule.arguments}
                address = "".join(quote(said[part]) if is_argument else part for is_argument, part in rule._trace)
                for method in sorted(set(rule.methods or ()) & {"GET", "POST"}):
                    if rule.endpoint not in ENDS_THE_ATTACK:
                        yield method, address.replace("|", "", 1)


@st.composite
def _drawn(draw: Any, target: Target, forms: dict[str, list[str]]) -> tuple[Any, ...]:
    rules = sorted(target.server.app.url_map.iter_rules(), key=str)
    known = sorted(target.ground.opened.values()) + sorted(target.ground.sent.values())
    rule = draw(st.sampled_from(rules))
    text = st.sampled_from([*ODD, PROBE, "valla", "1", "00" * 16]) | st.text(max_size=30)
    address = draw(st.sampled_from(known)) if draw(st.integers(0, 3)) == 0 else draw(_address(rule, text))
    names = forms.get(rule.endpoint, ["next", "from", "to", "key"])
    pairs = draw(st.lists(st.tuples(st.sampled_from([*names, "page", "like", "x"]), text), max_size=5))
    if draw(st.booleans()):
        address += "?" + urlencode(pairs, errors="replace")
    body, kind = draw(_body(pairs))
    headers = dict(draw(st.lists(st.sampled_from(HEADERS), max_size=1)))
    if kind:
        headers.setdefault("Content-Type", kind)
    with_token = rule.endpoint not in ENDS_THE_ATTACK and draw(st.integers(0, 3)) > 0
    return draw(st.sampled_from(ROLES)), draw(st.sampled_from(METHODS)), address, body, headers, with_token


@st.composite
def _address(draw: Any, rule: Any, text: Any) -> str:
    parts = []
    for is_argument, part in rule._trace:
        if part == "|":
            continue
        usual = str(PARTS.get(part, "1"))
        odd = is_argument and draw(st.integers(0, 2)) == 0
        given = draw(text) if odd else usual
        parts.append(quote(given.encode("utf-8", "replace")[:400], safe="") if is_argument else part)
    return "".join(parts) or "/"


@st.composite
def _body(draw: Any, pairs: list[tuple[str, str]]) -> tuple[bytes | None, str]:
    how = draw(st.integers(0, 4))
    if how <= 1:
        return urlencode(pairs, errors="replace").encode(), "application/x-www-form-urlencoded"
    if how == 2:
        item = draw(
            st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), st.lists, max_leaves=4)
        )
        names = st.sampled_from(["entries", "boxes", "id", "seq", "box", "kind", "card", "code", "count", "sent_at"])
        said = draw(st.dictionaries(names, st.just(item) | st.just([item]) | st.just([{"id": item, "kind": "visit"}])))
        return json.dumps(said).encode(), "application/json"
    if how == 3:
        return draw(st.binary(max_size=200)), draw(st.sampled_from(["application/json", "text/plain", ""]))
    return None, ""
