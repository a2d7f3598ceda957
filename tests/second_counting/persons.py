"""Who is one person, what they said of themselves, when they first came."""

from collections.abc import Iterable
from datetime import date

from tests.second_counting.plain_data import ANSWERS, VISITING_KINDS, Entry, Person

# organisation, one card's label, the other card's label
Link = tuple[str, str, str]


def groups_of_links(links: Iterable[Link]) -> dict[Person, Person]:
    """For everybody in a link the one label of all who are linked with them, directly or through others."""
    group: dict[Person, Person] = {}
    for organisation, one_label, other_label in links:
        one, other = (organisation, one_label), (organisation, other_label)
        group.setdefault(one, one)
        group.setdefault(other, other)
        kept, dropped = min(group[one], group[other]), max(group[one], group[other])
        for person in group:
            if group[person] == dropped:
                group[person] = kept
    return group


def with_linked_persons_as_one(entries: list[Entry], group: dict[Person, Person]) -> list[Entry]:
    """The entries under the label of each person's group."""
    return [
        entry.of_person(group[entry.person]) if entry.person is not None and entry.person in group else entry
        for entry in entries
    ]


def answers_of_persons(entries: list[Entry]) -> dict[Person, dict[str, str]]:
    """Of several answers to one question the one of the earliest service day, then of the lowest id."""
    answers: dict[Person, dict[str, str]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.day, entry.id)):
        if entry.person is None:
            continue
        known = answers.setdefault(entry.person, {})
        for question in ANSWERS:
            if question not in known and entry.said.get(question):
                known[question] = entry.said[question]
    return answers


def first_visit_days(entries: list[Entry]) -> dict[Person, date]:
    """The service day of everybody's first person visit."""
    first: dict[Person, date] = {}
    for entry in entries:
        if entry.person is None or entry.kind not in VISITING_KINDS:
            continue
        if entry.person not in first or entry.day < first[entry.person]:
            first[entry.person] = entry.day
    return first
