"""Under which name and port the house is found, from the address that links carry."""

import pytest

from app.settings import Settings
from app.trust.house_address import NoHouseAddress, house_address
from app.web.security import headers_of_every_answer


@pytest.mark.parametrize(
    ("public_url", "url", "name"),
    [
        ("http://localhost:8000", "https://oasen.local:8443", "oasen.local"),
        ("https://kamraterna.local", "https://kamraterna.local", "kamraterna.local"),
        ("https://kamraterna.local:9443/", "https://kamraterna.local:9443", "kamraterna.local"),
        ("https://192.168.1.20:8443", "https://192.168.1.20:8443", "oasen.local"),
    ],
)
def test_it_is_what_links_carry_or_the_usual(public_url, url, name):
    house = house_address(Settings(public_url=public_url))

    assert house.url() == url
    assert house.name == name


@pytest.mark.parametrize("public_url", ["https://oasen.example", "https://8.8.8.8:8443", "https://local"])
def test_an_address_of_the_world_is_refused_with_what_to_do(public_url):
    with pytest.raises(NoHouseAddress, match="leave --https out"):
        house_address(Settings(public_url=public_url))


@pytest.mark.parametrize(
    ("public_url", "insists"),
    [
        ("https://oasen.example", "max-age=31536000; includeSubDomains"),
        ("https://oasen.local:8443", "max-age=0"),
        ("https://192.168.1.20:8443", "max-age=0"),
        ("http://localhost:8000", None),
    ],
)
def test_no_browser_is_told_to_insist_on_https_in_the_house(public_url, insists):
    """It would hold for every port, and lock a tablet out of the page on which it learns to trust."""
    headers = dict(headers_of_every_answer(Settings(public_url=public_url)))

    assert headers.get("Strict-Transport-Security") == insists
