"""What is plugged in is told from what the system says is mounted."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.care.mounts import disk_of, is_put_where_sticks_are, mounts_in
from app.care.sticks import is_on_same_disk, plugged_in

TEXT = """\
proc /proc proc rw,relatime 0 0
/dev/sda2 / ext4 rw,relatime 0 0
/dev/sdb1 /media/anna/MITT\\040MINNE vfat rw,nosuid 0 0
/dev/sdc1 /run/media/anna/L\\303\\245st ext4 ro,nosuid 0 0
short line
"""


def test_devices_are_read_with_blanks_in_their_names_and_what_is_no_device_is_left_out():
    found = list(mounts_in(TEXT))

    assert [str(mount.folder) for mount in found][:2] == ["/", "/media/anna/MITT MINNE"]
    assert [mount.can_be_written for mount in found] == [True, True, False]
    assert [is_put_where_sticks_are(mount) for mount in found] == [False, True, True]


@pytest.mark.parametrize(
    ("device", "disk"),
    [("/dev/sdb1", "sdb"), ("/dev/mmcblk0p1", "mmcblk0"), ("/dev/nvme0n1p2", "nvme0n1"), ("/dev/sdb", "sdb")],
)
def test_a_partition_tells_its_disk(device, disk):
    assert disk_of(device) == disk


def test_a_stick_is_there_while_it_is_in(put_in):
    assert plugged_in() == []

    root = put_in()

    [stick] = plugged_in()
    assert (stick.name, stick.folder) == ("MINNET", root / "Oasen")
    assert stick.free_bytes > 0


def test_a_folder_that_is_to_come_is_judged_by_where_it_will_lie(tmp_path):
    assert is_on_same_disk(tmp_path / "not" / "yet", tmp_path)


def test_another_file_system_is_another_disk(tmp_path):
    assert not is_on_same_disk(Path("/proc"), tmp_path)
