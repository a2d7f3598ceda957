"""Keys lie apart from the database and are read by nobody else."""

import os
import stat

import pytest

from app.errors import KeyMissing, KeysTooOpen
from app.keys import BOX_KEY, box_key, derived_key, make_box_key, make_key
from app.settings import Settings


@pytest.fixture(autouse=True)
def _no_key_remembered():
    derived_key.cache_clear()


def test_a_key_is_for_its_owner_alone(tmp_path):
    make_key(tmp_path / "keys", "a.key")

    assert stat.S_IMODE((tmp_path / "keys" / "a.key").stat().st_mode) == 0o400
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_key_is_made_once(tmp_path):
    make_key(tmp_path, "a.key")
    first = (tmp_path / "a.key").read_bytes()

    make_key(tmp_path, "a.key")

    assert (tmp_path / "a.key").read_bytes() == first


def test_each_purpose_has_a_key_of_its_own(tmp_path):
    make_key(tmp_path, "a.key")

    assert derived_key(tmp_path / "a.key", "content") != derived_key(tmp_path / "a.key", "credentials")


@pytest.mark.skipif(os.name != "posix", reason="file modes are a Unix matter; Windows keeps keys by the profile's ACL")
@pytest.mark.parametrize("mode", [0o404, 0o440, 0o644])
def test_a_key_that_others_can_read_is_refused(tmp_path, mode):
    make_key(tmp_path, "a.key")
    (tmp_path / "a.key").chmod(mode)

    with pytest.raises(KeysTooOpen, match="chmod 600"):
        derived_key(tmp_path / "a.key", "content")


def test_a_missing_key_says_what_to_do(tmp_path):
    with pytest.raises(KeyMissing, match="key sheet"):
        derived_key(tmp_path / "a.key", "content")


def test_a_damaged_key_is_refused(tmp_path):
    (tmp_path / "a.key").write_bytes(b"short")
    (tmp_path / "a.key").chmod(0o400)

    with pytest.raises(KeyMissing, match="damaged"):
        derived_key(tmp_path / "a.key", "content")


def test_the_key_of_the_boxes_is_made_once_and_for_its_owner_alone(tmp_path):
    make_box_key(tmp_path / "keys")
    first = box_key(Settings(instance=tmp_path)).private_numbers()
    make_box_key(tmp_path / "keys")

    assert stat.S_IMODE((tmp_path / "keys" / BOX_KEY).stat().st_mode) == 0o400
    assert (tmp_path / "keys" / BOX_KEY).read_bytes() == first.private_value.to_bytes(32, "big")


@pytest.mark.skipif(os.name != "posix", reason="file modes are a Unix matter; Windows keeps keys by the profile's ACL")
def test_a_key_of_the_boxes_that_others_can_read_is_refused(tmp_path):
    make_box_key(tmp_path / "keys")
    (tmp_path / "keys" / BOX_KEY).chmod(0o440)

    with pytest.raises(KeysTooOpen):
        box_key(Settings(instance=tmp_path))
