"""Shows cards on the page as people do, and reads what it says."""

from __future__ import annotations

import json
import re

from tests.command_line import run

YEAR = ("--from", "2026-01-01", "--to", "2026-12-31", "--organisation", "iogt", "--format", "json")
TOKEN = re.compile(r'name="csrf_token"[^>]*value="[^"]+"')


def show(client, *cards):
    """Show the cards one after the other by a scanner."""
    for card in cards:
        answer = client.submit("/cards/link", "/cards/link/card", shown=card.token)
        assert answer.headers["Location"] == "/cards/link"


def tap(client, *pictures):
    """Tap pictures one after the other; the last answer."""
    for number in pictures:
        answer = client.submit("/cards/link", "/cards/link/picture", picture=number)
    return answer


def link(client, *cards):
    """Show both, and link them."""
    show(client, *cards)
    return client.submit("/cards/link", "/cards/link/join")


def page_of(client):
    """The page as it stands, less the token of its forms."""
    return TOKEN.sub("", client.get("/cards/link").text)


def before_and_after(page):
    """By figure and year the numbers that the page shows."""
    rows = page.every("tbody")[0].every("tr")
    return {
        re.sub(r"\s+", " ", row.every("th")[0].text): tuple(int(cell.text) for cell in row.every("td")) for row in rows
    }


def figures_text(app):
    """What the command says of the year, to the byte."""
    return run(app, "figures", *YEAR).stdout


def unique_visitors(app):
    """As the command counts them."""
    return json.loads(figures_text(app))["figures"]["unique_visitors"]["value"]
