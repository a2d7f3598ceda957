"""wapiti, crawling and attacking as each role: every module that asks nobody but the attacked server."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.attack.line import Attacker
from tests.attack.outcome import Finding, Outcome, Plan
from tests.attack.target import ROLES, SPARINGLY, Target
from tests.attack.tools.environment import tools_folder
from tests.attack.witness import WHO

MODULES = [
    "backup",
    "cookieflags",
    "crlf",
    "csp",
    "csrf",
    "exec",
    "file",
    "htaccess",
    "http_headers",
    "ldap",
    "methods",
    "permanentxss",
    "redirect",
    "shellshock",
    "spring4shell",
    "sql",
    "upload",
    "xss",
]
QUICK_MODULES = ["xss", "permanentxss", "redirect"]
QUICK_STARTS = ["/outreach/topics", "/sign-in?next=/home"]
# The others fetch lists from elsewhere (cms, htp, nikto, wapp, wp_enum, network_device), need a server on the internet
# that is called back (log4shell, ssrf, xxe), names of hosts (takeover), TLS (ssl, https_redirect), a clock that no
# other process slows (timesql), or lock out whoever signs in (brute_login_form); what buster does access.py does.
# Without TLS, at 127.0.0.1, these are as they should be; tests/web/test_headers.py holds them by https.
RIGHT_WITHOUT_TLS = ("Strict-Transport-Security", "Secure flag")
# What is listed here is looked at by hand and no fault; each with why.
NO_FAULTS = {
    "Fingerprint web": "says what a page is made of",
}
# Ends the session of who attacks, or their account.
LEFT_OUT = ("sign-out", "account/sessions/end", "staff/*/leave", "staff/*/sign-out", "lock")
LONGEST_SCAN_SECONDS, LONGEST_MODULE_SECONDS = 300, 120
QUICK_SCAN_SECONDS, QUICK_MODULE_SECONDS = 60, 60


def scan_by_wapiti(target: Target, plan: Plan) -> Outcome:
    """Each role in turn; in the quick run the coordinator alone."""
    outcome, crawled_count = Outcome("wapiti"), 0
    for role in ("coordinator",) if plan.is_quick else ROLES:
        who = target.attacker("iogt", role)
        for number, begin in enumerate(QUICK_STARTS if plan.is_quick else [_beginning(who)]):
            report = _scan(target, who, plan, begin, number)
            crawled_count += report["infos"].get("crawled_pages_nbr", 0)
            outcome.findings += _findings(report, role)
    outcome.remark = f"{crawled_count} pages crawled"
    return outcome


def _scan(target: Target, who: Attacker, plan: Plan, begin: str, number: int) -> dict:
    folder: Path = target.server.settings.instance.parent
    report = folder / f"wapiti-{who.role}-{number}.json"
    command = [
        str(tools_folder() / "bin" / "wapiti"),
        "-u",
        f"{target.server.url}{begin}",
        "--scope",
        "page" if plan.is_quick else "domain",
    ]
    command += ["-m", ",".join(QUICK_MODULES if plan.is_quick else MODULES), "--flush-session", "--no-bugreport"]
    command += ["--store-session", str(folder / "wapiti"), "--store-config", str(folder / "wapiti-config")]
    command += ["--max-scan-time", str(plan.of(LONGEST_SCAN_SECONDS, QUICK_SCAN_SECONDS))]
    command += ["--max-attack-time", str(plan.of(LONGEST_MODULE_SECONDS, QUICK_MODULE_SECONDS))]
    command += [
        "--tasks",
        "1",
        "-f",
        "json",
        "-o",
        str(report),
        "-v",
        "0",
        "-d",
        str(plan.of(4, 2)),
        "--max-files-per-dir",
        "40",
    ]
    # Whom a fault would call back: without it wapiti looks for a host on the internet.
    command += ["--dns-endpoint", "localhost", "--endpoint", target.server.url]
    for left_out in LEFT_OUT:
        command += ["-x", f"{target.server.url}/{left_out}"]
    for name, value in {**who.headers, WHO: f"{who.house}/{who.role}"}.items():
        command += ["-H", f"{name}: {value}"]
    if who.role in ("kiosk", "phone"):
        command += ["--swagger", f"{target.server.url}/api/v1/openapi.json"]
    elif not plan.is_quick:
        command += [part for each in _starts(target) for part in ("-s", target.server.url + each)]
    said = subprocess.run([*SPARINGLY, *command], capture_output=True, text=True, cwd=folder)
    if not report.exists():
        raise RuntimeError(f"wapiti wrote no report: {said.stdout[-500:]} {said.stderr[-500:]}")
    return json.loads(report.read_text("utf-8"))


def _beginning(who: Attacker) -> str:
    return "/api/v1/screen" if who.role in ("kiosk", "phone") else "/home" if who.form_token else "/"


def _starts(target: Target) -> list[str]:
    """An address of each endpoint, so that the crawl does not spend its time on days of the calendar."""
    return sorted(target.ground.opened.values())


def _findings(report: dict, role: str) -> list[Finding]:
    found = []
    for category in ("vulnerabilities", "anomalies"):
        for name, all_of_it in report[category].items():
            for each in all_of_it:
                about = each["info"]
                if not name.startswith(tuple(NO_FAULTS)) and not any(right in about for right in RIGHT_WITHOUT_TLS):
                    found.append(Finding(f"wapiti: {name}", f"{each['method']} {each['path']} as {role}", about[:200]))
    return found
