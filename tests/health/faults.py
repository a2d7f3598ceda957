"""Faults made for real, one for each check of the list: what is done to a house in order."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date, timedelta

from app.agreements.actions import add_agreement
from app.backup.destroyed_keys import DestroyedKey, keep_destroyed
from app.backup.key_files import fingerprint_of
from app.backup.plan import Copied, Plan, keep_plan, note_copied
from app.backup.sheet_standing import NOTE as SHEET_NOTE
from app.clock import now
from app.database.transaction import write_connection
from app.extensions import db
from app.health.findings import Level
from app.keys import make_key
from app.kiosk_host.actions import note_seen
from app.organisations.actions import add_organisation
from app.periods import Period
from app.serving.nightly import NOTE
from app.staff.actions import add_staff, let_leave
from app.staff.models import Role
from tests.audit.acts import do
from tests.figures.noting import note
from tests.health.conftest import Healthy
from tests.kiosk_host.boxing import seal
from tests.make import service_day, visit_item


def key_read_by_all(healthy: Healthy) -> None:
    (healthy.settings.keys_folder / "instance.key").chmod(0o644)


def key_lost(healthy: Healthy) -> None:
    (healthy.settings.keys_folder / "boxes.key").unlink()


def key_of_organisation_lost(healthy: Healthy) -> None:
    (healthy.settings.keys_folder / "organisation-iogt.key").unlink()


def destroyed_key_back_again(healthy: Healthy) -> None:
    """As when somebody types the old key sheet in: the next key is here, and on paper, as it was."""
    folder = healthy.settings.keys_folder
    make_key(folder, "codes-iogt-2.key")
    note = folder / SHEET_NOTE
    standing = json.loads(note.read_text())
    standing["fingerprints"].append(fingerprint_of((folder / "codes-iogt-2.key").read_bytes()))
    note.write_text(json.dumps(standing))
    healthy.write(
        "INSERT INTO ending_keys (organisation_id, number, last_day, followed_at, fingerprint, destroyed_at,"
        " tag_count, card_count, person_count) VALUES (1, 1, '2020-12-31', 0, '0123456789abcdef', 0, 0, 0, 0)"
    )


def destroyed_key_on_paper(healthy: Healthy) -> None:
    fingerprint = fingerprint_of((healthy.settings.keys_folder / "organisation-iogt.key").read_bytes())
    gone = DestroyedKey("iogt", 1, date(2020, 12, 31), fingerprint, date(2021, 8, 1))
    keep_destroyed(healthy.settings.keys_folder, [gone])


def key_among_backups(healthy: Healthy) -> None:
    copy = healthy.settings.instance / "backups" / "safe-place.txt"
    copy.write_text((healthy.settings.keys_folder / "instance.key").read_bytes().hex())
    copy.chmod(0o600)


def organisation_added_since(healthy: Healthy) -> None:
    with write_connection() as connection:
        add_organisation(connection, healthy.settings, "ny", "Ny", now())


def database_of_next_year(healthy: Healthy) -> None:
    healthy.write("UPDATE alembic_version SET version_num = '9999'")


def row_that_points_at_nothing(healthy: Healthy) -> None:
    """As a repair by hand leaves it: someone on the staff of an organisation that is not there."""
    lone = "INSERT INTO staff (organisation_id, id, name, role, made_at) VALUES (77, 1, 'Nemo', 'volunteer', 0)"
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            raw = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute(lone)
            raw.execute("PRAGMA foreign_keys = ON")
        else:
            of_staff = "SELECT conname FROM pg_constraint WHERE conrelid = 'staff'::regclass AND contype = 'f'"
            name = connection.exec_driver_sql(of_staff).scalar_one()
            again = f"ADD CONSTRAINT {name} FOREIGN KEY (organisation_id) REFERENCES organisations (id) NOT VALID"
            for statement in (f"ALTER TABLE staff DROP CONSTRAINT {name}", lone, f"ALTER TABLE staff {again}"):
                connection.exec_driver_sql(statement)
            connection.commit()


def act_said_to_be_another_s(healthy: Healthy) -> None:
    """As whoever owns the database can do it: past its own guards."""
    do(healthy.house.valla, 3)
    with db.engine.begin() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        guard, of_table = ("unchanged", "") if is_sqlite else ("in_order", " ON audit_entries")
        connection.exec_driver_sql(f"DROP TRIGGER audit_entries_{guard}{of_table}")
        connection.exec_driver_sql("UPDATE audit_entries SET about = 'staff/77' WHERE number = 2")


def backup_of_last_month(healthy: Healthy) -> None:
    healthy.back_up(days_ago=40)


def stick_was_not_in(healthy: Healthy) -> None:
    settings, folder = healthy.settings, "/media/anna/MINNET"
    keep_plan(settings, Plan(folder))
    note_copied(settings, Copied(folder, now().isoformat(), went_well=False, was_there=False))


def backup_refused_at_night(healthy: Healthy) -> None:
    note = {"done": {}, "failed": {"backup": "The disk is full."}}
    file = healthy.settings.instance / NOTE
    file.write_text(json.dumps(note), "utf-8")
    file.chmod(0o600)


def file_of_tomorrow(healthy: Healthy) -> None:
    [file] = healthy.backups
    tomorrow = (now() + timedelta(days=1)).timestamp()
    os.utime(file, (tomorrow, tomorrow))


def heard_of_tomorrow(healthy: Healthy) -> None:
    with write_connection() as connection:
        note_seen(connection, 1, healthy.house.valla.kiosk_id, now() + timedelta(days=1))


def tablet_an_hour_ahead(healthy: Healthy) -> None:
    healthy.tell(clock=int((now() + timedelta(hours=1)).timestamp()))


def zone_that_is_none(healthy: Healthy) -> None:
    healthy.write("UPDATE premises SET time_zone = 'Mars/Olympus_Mons'")


def tablet_off_since_yesterday(healthy: Healthy) -> None:
    # As it is written when a tablet is heard of: not again for what is earlier.
    healthy.write("UPDATE kiosks SET seen_at = seen_at - 90000 WHERE organisation_id = 1")


def tablet_full(healthy: Healthy) -> None:
    healthy.tell(trouble="storage")


def note_passed_over(healthy: Healthy) -> None:
    headers = {"Authorization": f"Bearer {healthy.house.valla.token}"}
    client = healthy.house.app.test_client()
    key = client.get("/api/v1/screen", headers=headers).json["sealing_key"]
    boxes = [{"seq": seq, "box": seal(visit_item(at=now().isoformat()), key)} for seq in (1, 3)]
    client.post("/api/v1/sealed", json={"boxes": boxes}, headers=headers)


def note_not_understood(healthy: Healthy) -> None:
    client, token = healthy.house.app.test_client(), healthy.house.valla.token
    item = visit_item(at=now().isoformat(), kind="dance")
    client.post("/api/v1/entries", json={"entries": [item]}, headers={"Authorization": f"Bearer {token}"})


def day_not_finished(healthy: Healthy) -> None:
    note(healthy.house.valla, at=f"{service_day(healthy.house.valla, days_ago=1)}T12:00")


def agreement_over(healthy: Healthy) -> None:
    last_day = now().date() - timedelta(days=3)
    with write_connection() as connection:
        add_agreement(
            connection,
            "iop",
            "Partnerskapet",
            ["iogt", "sion"],
            Period(last_day - timedelta(days=364), last_day),
            now(),
        )


def link_left_lying(healthy: Healthy) -> None:
    add_staff("iogt", "Cecilia", Role.COORDINATOR, now() - timedelta(days=5))


def only_one_admin(healthy: Healthy) -> None:
    for name in ("Asta", "Arvid"):
        let_leave("iogt", name, now())


# By the name of the check: what is done, and how bad that is.
FAULTS: dict[str, tuple[Callable[[Healthy], None], Level]] = {
    "files": (key_read_by_all, Level.BROKEN),
    "keys": (key_lost, Level.BROKEN),
    "organisation-keys": (key_of_organisation_lost, Level.BROKEN),
    "ended-keys": (destroyed_key_back_again, Level.BROKEN),
    "old-sheet": (destroyed_key_on_paper, Level.LOOK),
    "copied-keys": (key_among_backups, Level.BROKEN),
    "key-sheet": (organisation_added_since, Level.LOOK),
    "schema": (database_of_next_year, Level.BROKEN),
    "database": (row_that_points_at_nothing, Level.BROKEN),
    "audit-log": (act_said_to_be_another_s, Level.BROKEN),
    "backup": (backup_of_last_month, Level.BROKEN),
    "second-copy": (stick_was_not_in, Level.LOOK),
    "nights": (backup_refused_at_night, Level.BROKEN),
    "file-times": (file_of_tomorrow, Level.BROKEN),
    "entry-times": (heard_of_tomorrow, Level.BROKEN),
    "tablet-clocks": (tablet_an_hour_ahead, Level.LOOK),
    "time-zones": (zone_that_is_none, Level.BROKEN),
    "tablets-heard": (tablet_off_since_yesterday, Level.LOOK),
    "tablets": (tablet_full, Level.BROKEN),
    "numbers": (note_passed_over, Level.LOOK),
    "set-aside": (note_not_understood, Level.LOOK),
    "days": (day_not_finished, Level.LOOK),
    "agreements": (agreement_over, Level.LOOK),
    "admins": (only_one_admin, Level.LOOK),
    "links": (link_left_lying, Level.LOOK),
}
# After these much else cannot be done to the house, or not be looked at.
LAST = ("keys", "organisation-keys", "schema", "time-zones")
# What is wrong with the surroundings and not with the house: each has a test of its own.
OF_SURROUNDINGS = {"safe-writing", "rows-apart", "disk", "address", "server", "proofs"}


def everything_at_once(healthy: Healthy, *names: str) -> None:
    """Every fault, or those named, in an order in which one does not hinder the other."""
    for name in sorted(names or FAULTS.keys() - {"schema", "time-zones"}, key=lambda name: (name in LAST, name)):
        FAULTS[name][0](healthy)
