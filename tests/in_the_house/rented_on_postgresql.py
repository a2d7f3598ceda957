"""The rented server with PostgreSQL, as the guide puts it there, and what a phone and a power cut make of it."""

from __future__ import annotations

from tests.in_the_house.rented import lines_of_the_guide
from tests.in_the_house.rented_story import (
    RentedScene,
    confined_as_it_is_told,
    contact_noted_at_home,
    not_fooled_about_where_one_is,
    power_cut_before_it_has_answered,
    set_up_by_the_guide,
    vouched_for,
)

DATABASE_BLOCK = 1  # of what the guide lets one type under way 3
DATABASE_URL = "postgresql+psycopg:///oasen"
ASKED = "sudo -u oasen psql oasen --tuples-only --no-align --command '{}'"
ENTRY_COUNT = ASKED.format("SELECT count(*) FROM entries")
# A machine that was just rented has none; the one whose disk is laid under it may.
TAKEN_AWAY = "apt-get purge -qq -y 'postgresql*' && rm -rf /var/lib/postgresql /etc/postgresql"


def put_on_postgresql(scene: RentedScene) -> str:
    """Every line of the guide about PostgreSQL is typed; Oasen runs on it, and outside nobody hears it."""
    scene.server.types(TAKEN_AWAY)
    for line in lines_of_the_guide("Way 3", DATABASE_BLOCK):
        scene.server.types(line)
    scene.server.database_url = DATABASE_URL
    assert scene.server.asked("systemctl is-active oasen postgresql") == "active\nactive"
    assert scene.server.asked("systemctl is-enabled postgresql") == "enabled"
    assert scene.server.asked(ENTRY_COUNT) == "0"
    listening = scene.server.asked("ss --listening --tcp --numeric --no-header").splitlines()
    outside = sorted(line.split()[3] for line in listening if not line.split()[3].startswith(("127.0.0.1:", "[::1]:")))
    assert outside == ["*:443", "*:80"], outside
    return f"PostgreSQL {scene.server.asked(ASKED.format('SHOW server_version'))}"


def what_came_lies_there(scene: RentedScene) -> str:
    """All that the phone has sent lies in PostgreSQL, which has come back by itself after the power cut."""
    rows = int(scene.server.asked(ENTRY_COUNT))
    assert rows == scene.server.contact_count() == 2, rows  # nothing else has been noted
    return f"{rows} entries"


STEPS = (
    set_up_by_the_guide,
    put_on_postgresql,
    confined_as_it_is_told,
    vouched_for,
    not_fooled_about_where_one_is,
    contact_noted_at_home,
    power_cut_before_it_has_answered,
    what_came_lies_there,
)
