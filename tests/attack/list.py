"""The attacks, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from tests.attack.attacks.access import sweep_access
from tests.attack.attacks.exports import read_every_export
from tests.attack.attacks.forms import fill_every_form
from tests.attack.attacks.openapi import follow_the_description
from tests.attack.attacks.parsers import fuzz_every_reader
from tests.attack.attacks.requests import send_random_requests
from tests.attack.attacks.sqlmap import inject_by_sqlmap
from tests.attack.attacks.wapiti import scan_by_wapiti
from tests.attack.outcome import Outcome, Plan
from tests.attack.target import Target

ATTACKS: dict[str, Callable[[Target, Plan], Outcome]] = {
    "access": sweep_access,
    "exports": read_every_export,
    "parsers": fuzz_every_reader,
    "openapi": follow_the_description,
    "forms": fill_every_form,
    "requests": send_random_requests,
    "sqlmap": inject_by_sqlmap,
    "wapiti": scan_by_wapiti,
}
