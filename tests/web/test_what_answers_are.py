"""What answers say of themselves: which letters they are written in, under which name they are kept."""

from __future__ import annotations

import re

from tests.web.test_headers import ADDRESSES

READABLE = re.compile(
    r"text/(html|plain|calendar|css|javascript)|application/(json|problem\+json|pdf)|image/svg\+xml|font/"
)
SAFE_NAME = re.compile(r'(inline|attachment); filename="?[a-z0-9.-]+"?')


def test_every_answer_says_what_it_is_and_in_which_letters(house):
    for address in ADDRESSES:
        with house.app.test_client().get(address) as answer:
            said = answer.content_type
            assert READABLE.match(said), f"{address} is {said}"
            if said.startswith("text/"):
                assert said.endswith("; charset=utf-8"), f"{address} is {said}"


def test_an_address_is_decoded_once(coordinator):
    assert coordinator.answer("/today/vall%61").status_code == 200
    assert coordinator.answer("/today/vall%2561").status_code == 404


def test_what_is_fetched_has_a_name_of_ours(coordinator, anyone):
    strange = "?filename=../../x.html&name=%0d%0aX-Forged:1"
    answers = [coordinator.answer(f"/paper/valla/sheets.pdf{strange}"), anyone.answer(f"/calendar/valla.ics{strange}")]

    for answer in answers:
        assert answer.status_code == 200, answer.request.path
        assert SAFE_NAME.fullmatch(answer.headers["Content-Disposition"])
        assert "X-Forged" not in answer.headers


def test_a_forms_cookie_that_was_changed_is_none(house, anyone):
    token = anyone.token_on("/sign-in")
    name = house.app.config["SESSION_COOKIE_NAME"]
    whole = anyone.cookie(name).value
    swapped = "A" if whole[0] != "A" else "B"
    fields = {"csrf_token": token, "organisation": "1", "name": "Cleo", "password": "gissning"}

    anyone.client.set_cookie(name, swapped + whole[1:])
    changed = anyone.client.post("/sign-in", data=fields)
    anyone.client.set_cookie(name, whole)
    as_given = anyone.client.post("/sign-in", data=fields)

    assert (changed.status_code, as_given.status_code) == (400, 401)
