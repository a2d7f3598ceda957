"""Every address and every command notes what it does, or is on a list that says why not."""

from __future__ import annotations

import itertools
from collections import Counter

import click
import pytest

from app.audit.acts import ACT, Act, Heading
from app.audit.addresses import NOTED
from app.audit.commands import NOTED_COMMANDS, UNNOTED_COMMANDS
from app.audit.unnoted import OPENED_UNNOTED, SENT_UNNOTED
from app.commands import COMMANDS, load
from app.factory import create_app
from app.settings import Settings
from app.web.policies import Policy, policy_of

READS = {"GET"}
SENDS = {"POST", "PUT", "PATCH", "DELETE"}


@pytest.fixture(scope="module")
def endpoints(sqlite_template):
    """Of each endpoint the methods it takes."""
    app = create_app(Settings(instance=sqlite_template))
    methods: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        methods.setdefault(rule.endpoint, set()).update(rule.methods)
    return methods


def listed(reasons):
    return list(itertools.chain.from_iterable(reasons.values()))


def test_whatever_is_sent_is_noted_or_says_why_not(endpoints):
    sent = {endpoint for endpoint, methods in endpoints.items() if methods & SENDS}
    noted = {endpoint for endpoint, each in NOTED.items() if each.act is not None}

    assert sent - noted - set(listed(SENT_UNNOTED)) == set()
    assert sent & noted & set(listed(SENT_UNNOTED)) == set()
    assert (noted | set(listed(SENT_UNNOTED))) - sent == set()


def test_whatever_is_opened_is_noted_or_says_why_not(endpoints):
    opened = {endpoint for endpoint, methods in endpoints.items() if methods & READS}
    noted = {endpoint for endpoint, each in NOTED.items() if each.read is not None}

    assert opened - noted - set(listed(OPENED_UNNOTED)) == set()
    assert opened & noted & set(listed(OPENED_UNNOTED)) == set()
    assert (noted | set(listed(OPENED_UNNOTED))) - opened == set()


def test_no_address_is_listed_twice_and_every_reason_says_something():
    for reasons in (SENT_UNNOTED, OPENED_UNNOTED):
        assert [endpoint for endpoint, count in Counter(listed(reasons)).items() if count > 1] == []
        assert [reason for reason in reasons if len(reason.split()) < 5] == []


def leaves(command, path):
    if isinstance(command, click.Group):
        return [leaf for name, each in command.commands.items() for leaf in leaves(each, f"{path} {name}")]
    return [path]


def test_every_command_is_noted_or_says_why_not():
    commands = {leaf for name in COMMANDS for leaf in leaves(load(name), name)}

    assert commands == NOTED_COMMANDS.keys() | set(listed(UNNOTED_COMMANDS))
    assert NOTED_COMMANDS.keys() & set(listed(UNNOTED_COMMANDS)) == set()


def test_what_names_an_act_s_object_are_numbers_and_slugs_of_the_house(endpoints, sqlite_template):
    """No id of an entry, no key of a link, no number of a participant may ever stand in the log."""
    app = create_app(Settings(instance=sqlite_template))
    arguments = {rule.endpoint: rule.arguments for rule in app.url_map.iter_rules()}
    parts = {
        endpoint: {part.partition("}")[0] for part in each.about.split("{")[1:]} for endpoint, each in NOTED.items()
    }

    assert {
        endpoint: names - arguments[endpoint] for endpoint, names in parts.items() if names - arguments[endpoint]
    } == {}
    assert set().union(*parts.values()) <= {
        *("slug", "staff_id", "kiosk_id", "phone_id", "computer_id", "draft_id", "version", "format_slug", "day"),
    }


def test_no_act_is_in_the_list_that_nothing_does():
    by_option = [act for each in NOTED_COMMANDS.values() for act in each.by_option.values()]
    done = {each.act for each in NOTED.values()} | {each.read for each in NOTED.values()} | set(by_option)
    done |= {each.refused for each in NOTED.values()} | {each.act for each in NOTED_COMMANDS.values()}

    done |= {act for act in Act if act.heading is Heading.REFUSED}  # of any address
    assert set(Act) - done == {Act.FORGOT, Act.UNLOCKED, Act.FORGOT_ACTS}  # noted where they are done, tested there
    assert len(ACT) == len(Act)


def test_every_view_still_says_who_may_open_it(sqlite_template):
    app = create_app(Settings(instance=sqlite_template))

    assert {endpoint for endpoint in NOTED if policy_of(app.view_functions[endpoint]) not in Policy} == set()
