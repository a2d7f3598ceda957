"""What no answer may ever be, whoever asked for it and however; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus, urlsplit

# Typed into fields by the attacks. What stands in a page with its brackets would be taken for an element.
PROBE = "q7\"'><q7x>"
ELEMENT = "<q7x"
# Words that stand in the log of one house and nowhere else.
MARKS = {"iogt": re.compile(r"kvarn\w*", re.IGNORECASE), "sion": re.compile(r"bjork\w*", re.IGNORECASE)}
TRACEBACK = "Traceback (most recent call last)"
OF_THE_SERVER = re.compile(r"BEGIN (RSA |EC )?PRIVATE KEY|root:x:0:0|^from __future__ import", re.MULTILINE)
SHORTEST_SECRET = 20
NO_SECRET = {"csrf_token"}


@dataclass(frozen=True)
class Asked:
    """A request. house: whose staff or tablet asks, empty for nobody; text: what was sent, to know an echo by."""

    method: str
    target: str
    house: str = ""
    role: str = "nobody"
    text: str = ""
    secrets: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.method} {self.target[:200]} as {self.role}"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    text: str

    def header(self, name: str) -> str:
        """The value of a header; empty when there is none."""
        return next((value for own, value in self.headers if own.lower() == name.lower()), "")


def complaints(asked: Asked, answer: Answer, own_hosts: frozenset[str]) -> list[str]:
    """Everything that is wrong with an answer, each in a few words."""
    found = []
    if answer.status >= 500:
        found.append(f"answered {answer.status}")
    if TRACEBACK in answer.text:
        found.append("shows a traceback")
    if OF_THE_SERVER.search(answer.text):
        found.append("shows a file of the server")
    if _leads_elsewhere(answer.header("Location"), own_hosts):
        found.append("leads elsewhere")
    if "html" in answer.header("Content-Type") and ELEMENT in answer.text:
        found.append("shows what was typed as markup")
    if _tells_secret(asked, answer):
        found.append("tells a secret")
    found += _tells_of_others(asked, answer)
    return found


def secrets_in(headers: Mapping[str, str]) -> tuple[str, ...]:
    """What a request proves by who asks: cookies and bearer token."""
    cookies = [each.partition("=")[2].strip() for each in headers.get("Cookie", "").split(";")]
    token = headers.get("Authorization", "").partition(" ")[2].strip()
    return tuple(each for each in [*cookies, token] if len(each) >= SHORTEST_SECRET)


def _leads_elsewhere(location: str, own_hosts: frozenset[str]) -> bool:
    # A browser takes a backslash for a slash.
    parts = urlsplit(location.strip().replace("\\", "/"))
    return bool(parts.netloc and parts.netloc not in own_hosts) or parts.scheme not in ("", "http", "https")


def _tells_secret(asked: Asked, answer: Answer) -> bool:
    told = [answer.text, *(value for name, value in answer.headers if name.lower() != "set-cookie")]
    return any(secret in text for secret in asked.secrets for text in told)


def _tells_of_others(asked: Asked, answer: Answer) -> list[str]:
    sent = unquote_plus(f"{asked.target} {asked.text}").casefold()
    found = []
    for house, marks in MARKS.items():
        if house != asked.house and any(each.casefold() not in sent for each in marks.findall(answer.text)):
            found.append(f"tells of {house}")
    return found
