"""A checkpoint is seen by the lock it holds, from another process, and is not mixed up with putting in order."""

import subprocess
import sys

import pytest

from tests.faults.server.checkpoint_lock import CHECKPOINT_BYTE, RECOVERY_BYTE, is_in_checkpoint

HOLD = """
import fcntl, sys
file = open(sys.argv[1], "rb+")
for byte in sys.argv[2:]:
    fcntl.lockf(file, fcntl.LOCK_EX, 1, int(byte))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("held", "is_seen"),
    [
        ([CHECKPOINT_BYTE], True),
        ([], False),
        ([CHECKPOINT_BYTE - 1], False),
        ([CHECKPOINT_BYTE, RECOVERY_BYTE], False),
    ],
    ids=["a checkpoint", "nothing", "a writer", "putting in order"],
)
def test_a_checkpoint_is_seen_by_its_lock(tmp_path, held, is_seen):
    shared = tmp_path / "some.sqlite-shm"
    shared.write_bytes(bytes(200))
    command = [sys.executable, "-c", HOLD, str(shared), *map(str, held)]

    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holding:
        holding.stdout.readline()
        seen = is_in_checkpoint(tmp_path / "some.sqlite")
        holding.stdin.close()

    assert seen == is_seen


def test_where_nobody_has_opened_the_database_there_is_none(tmp_path):
    assert not is_in_checkpoint(tmp_path / "some.sqlite")
