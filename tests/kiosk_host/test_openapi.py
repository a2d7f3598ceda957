"""The description of the addresses is true: a fuzzer that reads it finds nothing that breaks or surprises."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection

from tests.make import make_door, make_phone

OPERATIONS = [
    "POST /api/v1/entries",
    "POST /api/v1/sealed",
    "GET /api/v1/screen",
    "GET /api/v1/phone",
    *(f"POST /api/v1/card{path}" for path in ("", "/asked", "/declined", "/days", "/forget")),
    "POST /api/v1/tablet",
    "POST /api/v1/pair",
]


def described(app):
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    return {found.ok().label: found.ok() for found in schema.get_all_operations()}


def test_every_address_of_the_api_is_described(app):
    routes = {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(("api.", "card_api.", "phone_api.")) and rule.endpoint != "api.openapi"
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    assert routes == set(described(app)) == set(OPERATIONS)


@pytest.mark.parametrize(
    ("label", "mode"),
    [(label, GenerationMode.POSITIVE) for label in OPERATIONS]
    # What takes nothing cannot be sent anything wrong.
    + [(label, GenerationMode.NEGATIVE) for label in OPERATIONS if label.startswith("POST")],
    ids=str,
)
def test_the_description_holds_whatever_is_sent(app, label, mode):
    door = make_door()
    token = make_phone(door).token if "phone" in label else door.token
    headers = {"Authorization": f"Bearer {token}"}
    operation = described(app)[label]

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def probe(case):
        answer = case.call(headers=headers)
        # More than is allowed is refused by 413, which the fuzzer does not know for a refusal.
        is_too_much = mode is GenerationMode.NEGATIVE and answer.status_code == 413
        excluded = [negative_data_rejection] if is_too_much else []
        case.validate_response(answer, excluded_checks=excluded, headers=headers)

    probe()


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/api/v1/entries/"])
def test_an_address_that_is_not_described_is_not_there(app, address):
    answer = app.test_client().post(address, json={})

    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
