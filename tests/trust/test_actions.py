"""What lies beside the keys, who can read it, and when it is made anew."""

import shutil
import stat
from dataclasses import replace
from datetime import timedelta
from ipaddress import IPv4Address

import pytest

from app.backup.entering import enter_key
from app.backup.sheet_standing import sheet_lines
from app.errors import KeyMissing
from app.settings import Settings
from app.trust.actions import make_authority, renew_certificate
from app.trust.authority import HouseNames, is_of, numbers_of
from app.trust.house_address import NoHouseAddress
from app.trust.queries import authority_of_house, certificate_of_house
from tests.trust.conftest import NOW

AT_HOME = HouseNames("oasen.local", (IPv4Address("192.168.1.20"),))
MOVED = HouseNames("oasen.local", (IPv4Address("10.0.0.7"),))


@pytest.fixture
def settings(tmp_path):
    return Settings(instance=tmp_path / "instance")


@pytest.fixture
def served(settings):
    """A house that has been served by https."""
    assert renew_certificate(settings, AT_HOME, NOW)
    return settings


def test_set_up_it_vouches_for_the_house(served):
    authority, certificate = authority_of_house(served), certificate_of_house(served)

    assert is_of(certificate, authority)
    assert numbers_of(certificate) == list(AT_HOME.numbers)


def test_only_its_owner_reads_any_of_it(served):
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in served.keys_folder.iterdir()}

    assert modes == {"authority.key": 0o400, "authority.crt": 0o600, "house.pem": 0o600}
    assert stat.S_IMODE(served.keys_folder.stat().st_mode) == 0o700


def test_again_it_changes_nothing(served):
    before = {file.name: file.read_bytes() for file in served.keys_folder.iterdir()}

    assert not renew_certificate(served, AT_HOME, NOW + timedelta(days=1))
    assert {file.name: file.read_bytes() for file in served.keys_folder.iterdir()} == before


@pytest.mark.parametrize(
    ("names", "later"),
    [(AT_HOME, timedelta(days=70)), (MOVED, timedelta()), (AT_HOME, timedelta(days=-400))],
    ids=["runs out", "another number", "the clock was wrong"],
)
def test_what_is_due_is_renewed_under_the_same_authority_by_another_key(served, names, later):
    authority, before = authority_of_house(served), certificate_of_house(served)

    assert renew_certificate(served, names, NOW + later)

    after = certificate_of_house(served)
    assert authority_of_house(served) == authority
    assert is_of(after, authority)
    assert after.public_key() != before.public_key()
    assert numbers_of(after) == list(names.numbers)
    assert not renew_certificate(served, names, NOW + later)


def test_a_certificate_that_cannot_be_read_is_made_anew(served):
    (served.keys_folder / "house.pem").write_text("half a certif")

    assert renew_certificate(served, AT_HOME, NOW)
    assert certificate_of_house(served) is not None


def test_another_name_is_refused_with_what_to_do(served):
    before = certificate_of_house(served)

    with pytest.raises(NoHouseAddress, match="every tablet has to trust it anew"):
        renew_certificate(served, replace(AT_HOME, name="annan.local"), NOW)
    assert certificate_of_house(served) == before


def test_put_back_on_another_computer_from_the_key_sheet_the_tablets_still_trust_it(served, tmp_path):
    trusted = authority_of_house(served)
    [line] = [line for line in sheet_lines(served) if line.name == "authority"]
    new_computer = Settings(instance=tmp_path / "new")
    new_computer.keys_folder.mkdir(parents=True)

    enter_key(new_computer, "authority", line.letters)
    renew_certificate(new_computer, MOVED, NOW + timedelta(days=200))

    assert is_of(certificate_of_house(new_computer), trusted)


@pytest.mark.parametrize("is_there", [False, True], ids=["gone", "another's"])
def test_where_the_tablets_trust_an_authority_whose_key_is_not_here_it_says_so(served, tmp_path, is_there):
    elsewhere = Settings(instance=tmp_path / "elsewhere")
    if is_there:
        make_authority(elsewhere, "oasen.local", NOW)
    elsewhere.keys_folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(served.keys_folder / "authority.crt", elsewhere.keys_folder)

    with pytest.raises(KeyMissing):
        renew_certificate(elsewhere, AT_HOME, NOW + timedelta(days=1))
    assert certificate_of_house(elsewhere) is None
