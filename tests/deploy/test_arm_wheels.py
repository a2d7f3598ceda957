"""What is noted about ARM is of the lock as it is, and the guides tell of every package that stands in the way."""

import pytest

from app.bootstrap import ROOT
from tests.deploy.arm import ANY, HEAD, MACHINES, NOT_NEEDED, NOTED, answer, locked, noted

GUIDES = [ROOT / "docs" / name for name in ("installing.md", "installera.md")]
OFFICES = {(machine, "3.11"): {} for machine in MACHINES}


def test_every_package_of_the_lock_has_an_answer_of_its_own():
    # After a change of the lock: python3 -m tests.deploy.arm
    assert list(noted()) == [each.name for each in locked()]
    assert NOTED.read_text("utf-8").startswith(HEAD)


def test_every_package_can_be_had_for_64_bits():
    missing = {
        name: found for name, found in noted().items() if found not in (ANY, NOT_NEEDED) and "aarch64" not in found
    }

    assert missing == {}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_the_guides_name_each_package_that_is_compiled_and_each_that_is_missing_for_32_bits(guide):
    compiled = {name.split(" ")[0]: found for name, found in noted().items() if found not in (ANY, NOT_NEEDED)}
    rows = {
        cells[1].strip(): [cell.strip() for cell in cells[2:4]]
        for line in guide.read_text("utf-8").splitlines()
        if len(cells := line.split("|")) == 5 and cells[1].strip() in compiled
    }
    no = "no" if guide.name == "installing.md" else "nej"

    assert set(rows) == set(compiled)
    assert {name for name, (_, old) in rows.items() if old == no} == {
        name for name, found in compiled.items() if "armv7l" not in found
    }


@pytest.mark.parametrize(
    ("wheels", "expected"),
    [
        ({"aarch64": "x-1-py3-none-any.whl", "armv7l": "x-1-py3-none-any.whl"}, "any"),
        ({"aarch64": "x-1-cp311-manylinux2014_aarch64.whl", "armv7l": ""}, "aarch64"),
        ({"aarch64": "", "armv7l": ""}, "none"),
    ],
)
def test_an_answer_is_read_from_the_wheels_that_there_are(wheels, expected):
    package = next(each for each in locked() if each.name.startswith("cffi "))
    there = {(machine, "3.11"): {package.name: file} if file else {} for machine, file in wheels.items()}

    assert answer(package, there) == expected


def test_what_no_linux_on_arm_installs_is_not_asked_for():
    package = next(each for each in locked() if each.name.startswith("colorama "))

    assert answer(package, OFFICES) == NOT_NEEDED
