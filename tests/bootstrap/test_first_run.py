"""What `python3 -m app` does before anything is installed, and every time after."""

import subprocess

import pytest

from tests.bootstrap.small_checkout import SmallCheckout


@pytest.fixture
def checkout(tmp_path):
    return SmallCheckout(tmp_path)


def test_the_first_run_installs_and_goes_on_inside(checkout):
    first = checkout.run("figures", "--from", "2025-01-01")

    assert first.returncode == 3
    assert "Installing" in first.stdout
    assert first.stdout.splitlines()[-1] == "lantern 1.0 figures --from 2025-01-01"


def test_the_second_run_installs_nothing(checkout):
    checkout.run()

    second = checkout.run()

    assert second.stdout == "lantern 1.0\n"
    assert second.stderr == ""


def test_a_new_lock_is_installed_by_the_next_run(checkout):
    checkout.run()
    checkout.lock(version="2.0")

    assert checkout.run().stdout.splitlines()[-1] == "lantern 2.0"


def test_an_interrupted_installation_is_done_over(checkout):
    checkout.run()
    (checkout.environment / "unfinished").touch()
    for half in checkout.environment.rglob("lantern.py"):
        half.unlink()

    assert checkout.run().stdout.splitlines()[-1] == "lantern 1.0"


def test_the_command_runs_from_any_folder_even_one_with_another_app(checkout, tmp_path_factory):
    checkout.run()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "app.py").write_text("raise SystemExit('the wrong app')")

    command = checkout.environment / "bin" / "oasen"
    run = subprocess.run([command, "check"], cwd=elsewhere, capture_output=True, text=True)

    assert run.stdout == "lantern 1.0 check\n"
    assert run.returncode == 3


def test_a_package_with_another_checksum_is_refused_and_nothing_is_left(checkout):
    checkout.lock(version="1.0", checksum="0" * 64)

    run = checkout.run()

    assert run.returncode == 1
    assert "Then run this again." in run.stderr.splitlines()[-1]
    assert not checkout.environment.exists()


def test_a_python_without_pip_is_refused_in_one_line_and_nothing_is_left(checkout, tmp_path_factory):
    hiding = tmp_path_factory.mktemp("hiding")
    (hiding / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None")

    run = checkout.run(python_path=hiding)

    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "apt install python3-venv" in run.stderr
    assert not checkout.environment.exists()


def test_a_folder_that_cannot_be_written_is_refused_in_one_line(checkout):
    checkout.environment.write_text("a file where the folder should be")

    run = checkout.run()

    assert run.returncode == 1
    assert run.stderr.startswith("The packages cannot be installed: ")
    assert run.stderr.count("\n") == 1
