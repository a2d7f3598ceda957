"""What lies in deploy/ names commands and files that there are, and the guide names all of it."""

import configparser
import re
import shlex

import click
import pytest

from app.bootstrap import ROOT
from app.commands import COMMANDS, load

DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file() and path.name != "README.md")
GUIDES = [ROOT / "docs" / name for name in ("installera.md", "installing.md")]
SERVICES = [DEPLOY / "server" / "oasen.service", DEPLOY / "house" / "oasen-house.service"]
# What each may lack only with a reason; systemd.exec(5).
HARDENED = {
    "ProtectSystem": "strict",
    "ProtectHome": "true",
    "ProtectKernelModules": "true",
    "ProtectKernelTunables": "true",
    "ProtectControlGroups": "true",
    "PrivateTmp": "true",
    "PrivateDevices": "true",
    "NoNewPrivileges": "true",
    "CapabilityBoundingSet": "",
    "RestrictSUIDSGID": "true",
    "SystemCallArchitectures": "native",
    "IPAddressDeny": "any",
    "UMask": "0077",
    "User": "oasen",
}
OASEN = re.compile(r"^(?:sudo .*)?\.venv/bin/oasen (?=[a-z])|^oasen (?=[a-z])|(?:py -3|python3) -m app ?")
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)(#[^)]*)?\)")


class Unit(configparser.RawConfigParser):
    """A unit of systemd; of what is said several times the last stands."""

    def __init__(self, path):
        super().__init__(strict=False, delimiters=("=",), comment_prefixes=("#",), interpolation=None)
        self.optionxform = str
        self.read_string(path.read_text("utf-8"))


def command_in(line):
    """The words that a line gives to `oasen`; None where it gives it none."""
    begun = OASEN.search(line)
    return shlex.split(line[begun.end() :], comments=True) if begun else None


def is_known(words):
    """Whether there is such a command with such options."""
    if not words:
        return True
    if words[0] not in COMMANDS and not words[0].startswith("--"):
        return False
    command, rest = (load(words[0]), words[1:]) if words[0] in COMMANDS else (None, [])
    while isinstance(command, click.Group):
        command, rest = command.commands.get(rest[0]), rest[1:]
    if command is None:
        return words == ["--help"]
    options = {name for each in command.params for name in [*each.opts, *each.secondary_opts]} | {"--help"}
    return all(word in options for word in rest if word.startswith("-"))


def commands_of(path):
    """What a guide gives to `oasen`, in blocks and in the middle of a sentence."""
    text = path.read_text("utf-8")
    in_blocks = [line.strip() for block in BLOCK.findall(text) for line in block.splitlines()]
    in_sentences = re.findall(r"`([^`\n]+)`", BLOCK.sub("", text))
    return [words for line in [*in_blocks, *in_sentences] if (words := command_in(line)) is not None]


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_may_do_no_more_than_it_has_to(path):
    service = Unit(path)["Service"]

    assert {name: service.get(name) for name in HARDENED} == HARDENED
    assert service["Restart"] == "always"


@pytest.mark.parametrize(("path", "option"), [(SERVICES[0], []), (SERVICES[1], ["--https"])], ids=["server", "house"])
def test_a_service_starts_a_command_that_there_is(path, option):
    words = Unit(path)["Service"]["ExecStart"].removeprefix("/opt/oasen/.venv/bin/oasen ").split()

    assert words == ["serve", *option]
    assert is_known(words)


def test_the_service_by_the_door_starts_what_serves_an_instance_or_a_demonstration():
    assert Unit(DEPLOY / "door" / "linux" / "oasen.service")["Service"]["ExecStart"] == "/usr/bin/env python3 -m app"


@pytest.mark.parametrize("path", sorted(DEPLOY.rglob("*.cmd")), ids=lambda path: path.name)
def test_what_windows_runs_has_its_line_ends_and_goes_to_the_folder_of_the_program(path):
    content = path.read_bytes()
    text = content.decode()

    assert content.count(b"\r\n") == content.count(b"\n")
    for up in re.findall(r'cd /d "%~dp0([.\\]+)"', text):
        assert (path.parent / up.replace("\\", "/")).resolve() == ROOT
    for called in re.findall(r"%~dp0([\w-]+\.cmd)", text):
        assert (path.parent / called).exists()
    started = [line.partition("/min ")[2] or line for line in text.splitlines() if " -m app" in line]
    assert all(is_known(command_in(line)) for line in started)
    assert started or "start-oasen.cmd" in text


def test_the_screen_s_program_is_run_by_its_owner():
    assert (DEPLOY / "door" / "linux" / "oasen-screen.sh").stat().st_mode & 0o100


def test_caddy_leads_to_where_the_service_listens():
    from app.serving.cli import HOST, PORT

    assert f"reverse_proxy {HOST}:{PORT}" in (DEPLOY / "server" / "Caddyfile").read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DEPLOY)))
def test_the_guides_name_every_file(path):
    stem = path.stem if path.suffix == ".cmd" else path.name

    assert [guide.name for guide in GUIDES if stem not in guide.read_text("utf-8")] == []


@pytest.mark.parametrize(
    "guide", [*GUIDES, ROOT / "docs" / "in-the-house.md", DEPLOY / "README.md"], ids=lambda path: path.name
)
def test_every_link_of_a_guide_leads_somewhere(guide):
    text = guide.read_text("utf-8")
    links = [link for link, _ in LINK.findall(text) if not link.startswith("https://")]

    assert [link for link in links if not (guide.parent / link).exists()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_command_of_a_guide_is_one(guide):
    commands = commands_of(guide)

    assert [words for words in commands if not is_known(words)] == []
    assert len(commands) > 8


def test_both_guides_say_the_same_commands():
    swedish, english = map(commands_of, GUIDES)

    assert swedish == english


@pytest.mark.parametrize("line", ["oasen fly", "oasen serve --fast", "sudo -u oasen .venv/bin/oasen inti"])
def test_a_command_that_is_none_is_found(line):
    assert not is_known(command_in(line))
