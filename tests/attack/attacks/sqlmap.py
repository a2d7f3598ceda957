"""sqlmap on the forms with most fields, and on addresses with questions."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from urllib.parse import urlencode

from tests.attack.attacks.forms import ENDS_THE_ATTACK, USUAL
from tests.attack.line import Attacker
from tests.attack.outcome import Finding, Outcome, Plan
from tests.attack.target import SPARINGLY, Target
from tests.attack.tools.environment import tools_folder
from tests.attack.witness import WHO
from tests.web.every_form import FoundForm

FORM_COUNT, QUICK_FORM_COUNT = 10, 0
KEY = "the key of what was noted"
NOTED = re.compile(r"/note/valla/take-back/([0-9a-f]{32})")
# Questions of pages, each with the endpoint whose address they are put to.
QUESTIONS = {
    "noting.entry": {"like": KEY},
    "search.page": {
        "from": "2026-01-01",
        "to": "2026-12-31",
        "kind": "meal",
        "activity": "lunch",
        "source": "staff",
        "state": "counts",
        "page": "1",
    },
    "outreach.earlier": {"day": "2026-05-05"},
    "handover.evening": {"premises": "valla", "day": "2026-05-05"},
    "staff.sign_in": {"next": "/home"},
}
# By errors, by other pages for true and false, by joined tables, by queries inside. Not by time: other processes of the
# machine slow the answers, and a slow answer would be a finding.
TECHNIQUES = "BEUQ"
FOUND = re.compile(r"^Parameter: (.+?) \(", re.MULTILINE)


def inject_by_sqlmap(target: Target, plan: Plan) -> Outcome:
    """As admin; level 2, each form with its token; in the quick run one question alone."""
    outcome = Outcome("sqlmap")
    for address, question in _questions(target, plan):
        who = target.attacker("iogt", "admin")
        _try(target, who, outcome, f"{address}?{urlencode(question)}")
    for form in _richest(target.ground.forms, plan.of(FORM_COUNT, QUICK_FORM_COUNT)):
        who = target.attacker("iogt", "admin")
        values = {name: USUAL.get(name, "1") for name in sorted(form.fields)} | {"csrf_token": who.form_token}
        _try(target, who, outcome, form.action, values, form.page)
    return outcome


def _questions(target: Target, plan: Plan) -> list[tuple[str, dict[str, str]]]:
    opened = target.ground.opened | {"staff.sign_in": "/sign-in"}
    # With a key of something that is there true and false lead to different pages.
    key = next(found[1] for each in opened.values() if (found := NOTED.search(each)))
    return [
        (opened[name].partition("?")[0], {part: key if value is KEY else value for part, value in asked.items()})
        for name, asked in list(QUESTIONS.items())[: plan.of(len(QUESTIONS), 1)]
    ]


def _richest(forms: Sequence[FoundForm], count: int) -> list[FoundForm]:
    """Those with most fields, of each endpoint one."""
    by_endpoint: dict[str, FoundForm] = {}
    for form in sorted(forms, key=lambda each: (len(each.fields), each.action)):
        if form.endpoint not in ENDS_THE_ATTACK:
            by_endpoint[form.endpoint] = form
    return sorted(by_endpoint.values(), key=lambda each: (-len(each.fields), each.action))[:count]


def _try(
    target: Target,
    who: Attacker,
    outcome: Outcome,
    address: str,
    values: dict[str, str] | None = None,
    page: str = "",
) -> None:
    folder = target.server.settings.instance.parent
    command = [str(tools_folder() / "bin" / "sqlmap"), "-u", target.server.url + address, "--batch", "--level=2"]
    command += [f"--technique={TECHNIQUES}", "--flush-session", "--dbms=SQLite", "--disable-coloring", "--threads=1"]
    command += [f"--output-dir={folder / 'sqlmap'}", "--timeout=60", "--skip=csrf_token,Cookie,User-Agent,Referer,Host"]
    headers = {name: value for name, value in who.signed.items() if name != "Cookie"}
    command += ["--cookie", who.headers.get("Cookie", ""), "-H", f"{WHO}: {headers[WHO]}"]
    if values:
        command += ["--data", urlencode(values), "--csrf-token=csrf_token", f"--csrf-url={target.server.url}{page}"]
    said = subprocess.run([*SPARINGLY, *command], capture_output=True, text=True, cwd=folder)
    if "all tested parameters do not appear" not in said.stdout and not FOUND.search(said.stdout):
        outcome.remark = f"could not try {address}: {said.stdout[-300:]}"
    outcome.findings += [Finding("sqlmap: injectable", f"{name} at {address}") for name in FOUND.findall(said.stdout)]
