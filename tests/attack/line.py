"""One line to the attacked server, on which an attacker asks for whatever they like."""

from __future__ import annotations

import http.client
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from tests.attack.judging import Answer
from tests.attack.witness import WHO

PATIENCE_SECONDS = 60
AS_TYPED = "/%?&=#:;+,@!$'()*~-._[]|"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass
class Attacker:
    """Someone with a role in a house, and what proves it: cookies of a browser, or a token of a tablet."""

    house: str
    role: str
    headers: dict[str, str]
    form_token: str = ""

    @property
    def signed(self) -> dict[str, str]:
        """The headers of each request, with what the witness knows them by."""
        return {**self.headers, WHO: f"{self.house}/{self.role}"}


class Line:
    """A connection that is kept open; a reply that does not come is a ConnectionError."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)

    def ask(self, who: Attacker, method: str, target: str, body: bytes | None = None, **headers: str) -> Answer:
        """The answer to one request; redirects are not followed. headers: more of them, _ for -."""
        named = {"Host": f"localhost:{self.port}", **who.signed}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            return self._asked(method, quote(target, safe=AS_TYPED), body, named)
        except (http.client.HTTPException, ConnectionError):  # the server has closed a line that was idle
            self._connection.close()
            return self._asked(method, quote(target, safe=AS_TYPED), body, named)

    def send(self, who: Attacker, target: str, values: Mapping[str, str], with_token: bool = True) -> Answer:
        """The answer to a form."""
        token = {"csrf_token": who.form_token} if with_token else {}
        body = urlencode({**values, **token}, errors="replace").encode()
        return self.ask(who, "POST", target, body, Content_Type="application/x-www-form-urlencoded")

    def _asked(self, method: str, target: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        self._connection.request(method, target, body, headers)
        reply = self._connection.getresponse()
        text = reply.read().decode("utf-8", "replace")
        return Answer(reply.status, tuple(reply.getheaders()), text)


def sign_in(line: Line, house: str, role: str, code: str) -> Attacker:
    """A browser in which somebody has signed in by a link, over the socket as everybody does."""
    jar: dict[str, str] = {}
    who = Attacker(house, role, {})
    page = line.ask(who, "GET", "/sign-in/link")
    _keep(jar, who, page)
    answer = line.send(who, "/sign-in/link", {"code": code})
    _keep(jar, who, answer)
    if answer.status != 302:
        raise RuntimeError(f"{role} of {house} cannot sign in: {answer.status}")
    _keep(jar, who, line.ask(who, "GET", "/account"))
    return who


def _keep(jar: dict[str, str], who: Attacker, answer: Answer) -> None:
    for name, value in answer.headers:
        if name.lower() == "set-cookie":
            own, _, rest = value.partition("=")
            jar[own] = rest.partition(";")[0]
    who.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
    if found := TOKEN.search(answer.text):
        who.form_token = found[1]
