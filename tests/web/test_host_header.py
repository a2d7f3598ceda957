"""Whatever host a request names, no answer leads there."""

from __future__ import annotations

from tests.web.test_policies import PARTS


def test_no_address_leads_to_the_host_that_was_named(app):
    browser, led = app.test_client(), {}
    for rule in app.url_map.iter_rules():
        said = "".join(str(PARTS[part]) if is_argument else part for is_argument, part in rule._trace if part != "|")
        # "//" by itself the client would take for the beginning of a host.
        for address in {said, said.replace("/", "//").removeprefix("/"), said + "/"} - {"//"}:
            with browser.get(address, headers={"Host": "elsewhere.example"}) as answer:
                if "elsewhere.example" in answer.headers.get("Location", ""):
                    led[address] = answer.headers["Location"]

    assert led == {}
