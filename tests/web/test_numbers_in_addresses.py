"""A number in an address that no row can have leads nowhere; it never reaches the database."""

from __future__ import annotations

import pytest

from app.web.policies import policy_of
from tests.web.every_form import STAFF
from tests.web.test_policies import PARTS

TOO_MUCH = ("2147483648", "9" * 30, "%D9%A3")  # beyond PostgreSQL's whole numbers, beyond SQLite's, three in Arabic


def addresses_with(app, number):
    """Of each page with numbers in its address one for each of them, with that number in its place."""
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and policy_of(app.view_functions[rule.endpoint]) in STAFF:
            for odd in (name for name in rule.arguments if type(rule._converters[name]).__name__ != "UnicodeConverter"):
                said = {name: number if name == odd else str(PARTS[name]) for name in rule.arguments}
                yield "".join(said.get(part, part) for is_argument, part in rule._trace if is_argument or part != "|")


@pytest.mark.parametrize("number", TOO_MUCH)
def test_a_number_that_no_row_has_leads_nowhere(house, number):
    client = house.signed_in("Ada")

    got = {address: client.answer(address).status_code for address in addresses_with(house.app, number)}

    assert {address: status for address, status in got.items() if status != 404} == {}
    assert len(got) > 15
