"""What contacts may be about: a list that the organisation edits, and from which nothing is ever deleted."""

from __future__ import annotations

import pytest

from app.outreach.topics import STARTING_TOPICS, slug_of
from tests.make import make_phone
from tests.outreach.test_desk import CHOSEN, contacts


def names(client):
    """The topics as they stand on the page."""
    page = client.page("/outreach/topics")
    return [row.every("span")[0].text for row in page.every("li") if row.every("form")]


def offered(client):
    """What can be chosen at the desk."""
    [select] = [each for each in client.page("/outreach").every("select") if each.attributes["name"] == "topic"]
    return [option.text for option in select.every("option")]


def test_a_new_organisation_has_a_list_to_begin_with(coordinator):
    starting = [topic.name for topic in STARTING_TOPICS]

    assert names(coordinator) == starting
    assert offered(coordinator) == ["Sägs inte", *starting]
    assert len({topic.slug for topic in STARTING_TOPICS}) == len(STARTING_TOPICS) == 10


def test_one_more_is_added_last_and_can_be_chosen_at_once(house, coordinator):
    coordinator.submit("/outreach/topics", name=" Skulder ")

    assert names(coordinator)[-1] == "Skulder"
    assert len(names(coordinator)) == len(STARTING_TOPICS) + 1
    coordinator.submit("/outreach", **CHOSEN | {"topic": "skulder"})
    assert contacts() == [("phone", "in", 10, None, 1, "skulder")]
    phone = make_phone(house.valla)
    told = house.app.test_client().get("/api/v1/phone", headers={"Authorization": f"Bearer {phone.token}"}).json
    assert told["topics"][-1] == {"slug": "skulder", "name": "Skulder"}


def test_a_renamed_topic_is_called_so_in_what_was_noted_before(coordinator):
    coordinator.submit("/outreach", **CHOSEN | {"topic": "economy"})

    coordinator.submit("/outreach/topics/economy/rename", name="Ekonomi")

    assert "Ekonomi" in names(coordinator)
    assert "Pengar" not in names(coordinator)
    assert "· Ekonomi" in coordinator.page("/outreach").text


def test_a_retired_topic_is_offered_no_more_and_what_was_noted_keeps_it(coordinator):
    coordinator.submit("/outreach", **CHOSEN | {"topic": "work"})

    coordinator.submit("/outreach/topics", action="/outreach/topics/work/retire")

    assert "Arbete eller sysselsättning" not in offered(coordinator)
    assert "· Arbete eller sysselsättning" in coordinator.page("/outreach").text
    assert coordinator.submit("/outreach", **CHOSEN | {"topic": "work"}).status_code == 422
    coordinator.submit("/outreach/topics", action="/outreach/topics/work/retire")
    assert "Arbete eller sysselsättning" in offered(coordinator)


def test_a_topic_is_moved_up(coordinator):
    coordinator.submit("/outreach/topics", action="/outreach/topics/housing/up")

    assert names(coordinator).index("Boende") == [topic.slug for topic in STARTING_TOPICS].index("housing") - 1
    assert len(names(coordinator)) == len(STARTING_TOPICS)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "två\nrader", "boende"])
def test_a_name_that_is_none_or_taken_is_refused_beside_its_field(coordinator, name):
    answer = coordinator.submit("/outreach/topics", name=name)

    assert answer.status_code == 422
    assert 'class="error"' in answer.text
    assert len(names(coordinator)) == len(STARTING_TOPICS)


def test_a_topic_keeps_its_own_name(coordinator):
    assert coordinator.submit("/outreach/topics/housing/rename", name="Boende").status_code == 302
    assert coordinator.submit("/outreach/topics/housing/rename", name="Pengar").status_code == 422


def test_each_organisation_has_its_own(house, coordinator):
    coordinator.submit("/outreach/topics", name="Skulder")

    assert "Skulder" not in names(house.signed_in("Otto"))


def test_a_volunteer_edits_no_topics(volunteer):
    assert volunteer.get("/outreach/topics").status_code == 403


@pytest.mark.parametrize(
    ("name", "taken", "slug"),
    [
        ("Skulder", [], "skulder"),
        ("Mat & kläder", [], "mat-klader"),
        ("Skulder", ["skulder", "skulder-2"], "skulder-3"),
        ("العربية", [], "topic"),
        ("x" * 100, [], "x" * 60),
    ],
)
def test_a_code_word_is_made_of_the_name_and_is_nobody_elses(name, taken, slug):
    assert slug_of(name, taken) == slug
