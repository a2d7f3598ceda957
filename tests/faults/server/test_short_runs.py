"""A short run of each server fault that is quick and needs no root, and one of each that must be found."""

import pytest

from tests.faults.server.clock_jumps import BROKEN as BY_SERVERS_CLOCK
from tests.faults.server.clock_jumps import jump
from tests.faults.server.full_disk import full_file
from tests.faults.server.kills import kill_again_and_again
from tests.faults.server.lost_replies import BROKEN as WITHOUT_UNIQUE_IDS
from tests.faults.server.lost_replies import over_line_with_holes
from tests.faults.server.migration_kills import kill_while_migrating_again_and_again, old_on_sqlite
from tests.faults.server.replays import replay
from tests.faults.server.scene import Launch, found_in_broken

SOUND = Launch()


def migrating(folder, launch):
    with old_on_sqlite(folder, launch.broken) as old:
        return kill_while_migrating_again_and_again("killed while migrating", old, 1)


@pytest.mark.parametrize(
    "run",
    [
        lambda folder: kill_again_and_again(folder, SOUND, 2, 2),
        lambda folder: over_line_with_holes(folder, SOUND, 1),
        lambda folder: full_file(folder, SOUND, 1),
        lambda folder: jump(folder, SOUND, 0),
        lambda folder: migrating(folder, SOUND),
    ],
    ids=["killed", "answers lost", "no room", "clocks jump", "killed while migrating"],
)
def test_a_server_under_a_fault_keeps_the_laws(tmp_path, run):
    outcome = run(tmp_path / "run")

    assert outcome.breach == ""
    assert outcome.account.thanked > 0


@pytest.mark.parametrize(
    ("broken", "run", "law"),
    [
        ("answers before it commits", lambda folder, launch: kill_again_and_again(folder, launch, 2, 0), "L1"),
        (WITHOUT_UNIQUE_IDS, lambda folder, launch: over_line_with_holes(folder, launch, 1), "L1"),
        (BY_SERVERS_CLOCK, lambda folder, launch: jump(folder, launch, 0), "L1"),
    ],
    ids=["answers before it commits", "no unique ids", "knows by the server's clock"],
)
def test_a_server_broken_on_purpose_is_found(tmp_path, broken, run, law):
    outcome = found_in_broken(broken, run(tmp_path / "run", Launch(broken=broken)))

    assert outcome.breach == ""
    assert outcome.remark.startswith(f"found: {law}")


def test_the_same_batches_in_two_orders_give_the_same_year(tmp_path):
    assert replay(tmp_path / "run", SOUND, 2, with_report=False).breach == ""
