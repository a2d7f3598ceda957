"""Tries passwords at a house by https, each time pretending to be elsewhere: guessing AUTHORITY.crt URL COUNT

Prints how each try was answered, one status a line.
"""

from __future__ import annotations

import re
import ssl
import sys
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPSHandler, Request, build_opener

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
ORGANISATION = re.compile(r'name="organisation"[^>]*value="([^"]+)"')


def guess(authority: str, url: str, number: int) -> int:
    """How one try is answered that says to come from another number each time, for another name."""
    browser = build_opener(
        HTTPSHandler(context=ssl.create_default_context(cafile=authority)), HTTPCookieProcessor(CookieJar())
    )
    page = browser.open(f"{url}/sign-in").read().decode()
    token, organisation = TOKEN.search(page), ORGANISATION.search(page)
    assert token is not None
    assert organisation is not None
    tried = {"csrf_token": token[1], "organisation": organisation[1], "name": f"N{number}", "password": "gissar nu"}
    invented = {"X-Forwarded-For": f"198.51.100.{number}", "Referer": f"{url}/sign-in"}
    try:
        answer = browser.open(Request(f"{url}/sign-in", urlencode(tried).encode(), invented))  # noqa: S310  # our own
    except HTTPError as refusal:
        return refusal.code
    return int(answer.status)


if __name__ == "__main__":
    for each in range(1, int(sys.argv[3]) + 1):
        print(guess(sys.argv[1], sys.argv[2], each), flush=True)
