"""What a new version is, read from its files, and whether it may follow the one that runs."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from app.care.updating.carrier import Carrier
from app.care.updating.refusals import NotOasen, VersionDamaged, VersionHere, VersionOlder

MUST_HAVE = (
    "app/__init__.py",
    "app/__main__.py",
    "app/bootstrap/__init__.py",
    "app/bootstrap/versions.py",
    "app/command_line.py",
    "app/factory.py",
    "app/requirements.lock",
    "app/serving/wsgi.py",
    "app/translations/sv/LC_MESSAGES/messages.mo",
    "docs/guide/sv/backup.md",
    "kiosk/app.js",
    "kiosk/index.html",
    "phone/index.html",
    "CHANGELOG.md",
)
VERSION = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.M)
STEP = re.compile(r"^app/database/migrations/versions/(\d{4})_\w+\.py$")
BEGUN_FROM = re.compile(r'^down_revision(?:: [^=]+)? = "(\d{4})"$', re.M)
PART = re.compile(r"^## \[?([^\]\s]+)\]?.*$", re.M)
SHORT_DIGEST = 8


@dataclass(frozen=True)
class NewVersion:
    """version: as it calls itself. revisions: those its database can begin from. news: its part of the CHANGELOG.

    digest: of all its files, so that two builds that call themselves the same are told apart.
    """

    version: str
    revisions: frozenset[str]
    news: str
    digest: str

    @property
    def revision(self) -> str:
        """The one its database has."""
        return max(self.revisions)

    @property
    def name(self) -> str:
        """What its folder is called."""
        return f"{self.version}-{self.revision}-{self.digest[:SHORT_DIGEST]}"


@dataclass(frozen=True)
class Here:
    """What runs, and the revision of the house's database."""

    version: str
    revision: str
    digest: str
    house_revision: str


def read_version(carrier: Carrier, since: str) -> NewVersion:
    """The version that is carried, every file of it read; raises NotOasen, VersionDamaged.

    since: the version that runs; the news are what came after it.
    """
    names = carrier.names()
    missing = [name for name in MUST_HAVE if name not in set(names)]
    if "app/__init__.py" in missing:
        raise NotOasen("There is no Oasen in that. Choose the folder or ZIP of the new version.")
    if missing:
        raise VersionDamaged(f"Files are missing in it, like {missing[0]}. Copy the new version anew.")
    found = VERSION.search(_text(carrier, "app/__init__.py"))
    if found is None:
        raise NotOasen("It does not say which version of Oasen it is. Choose the ZIP of the new version.")
    news = news_since(_text(carrier, "CHANGELOG.md"), since)
    return NewVersion(found[1], _revisions(carrier, names), news, digest_of(carrier, names))


def may_follow(new: NewVersion, here: Here) -> None:
    """Raise VersionHere or VersionOlder unless the house can go on with it."""
    if new.digest == here.digest:
        raise VersionHere(f"Oasen {here.version} is what runs here already. There is nothing to do.")
    if here.house_revision not in new.revisions:
        raise VersionOlder(
            f"The house's database is newer than Oasen {new.version}, which could not read it. Get a newer version."
        )
    if (as_numbers(new.version), new.revision) < (as_numbers(here.version), here.revision):
        raise VersionOlder(
            f"Here runs Oasen {here.version}, and that is {new.version}, which is older. Choose a newer one. "
            "The way back to the version before is: oasen update --back"
        )


def as_numbers(version: str) -> tuple[int, ...]:
    """The version in an order in which 0.10.0 comes after 0.9.0."""
    return tuple(int(part) for part in version.split("."))


def news_since(changelog: str, version: str) -> str:
    """The parts of a CHANGELOG above the one of that version; of one that does not name it, the first."""
    parts = list(PART.finditer(changelog))
    if not parts:
        return ""
    places = [number for number, part in enumerate(parts) if part[1] == version]
    ends = places[0] if places and places[0] > 0 else 1
    end = parts[ends].start() if ends < len(parts) else len(changelog)
    return changelog[parts[0].start() : end].strip()


def items_of(news: str) -> list[str]:
    """The single things of a part of the CHANGELOG, as running text."""
    items: list[str] = []
    for line in news.splitlines():
        if line.startswith("- "):
            items.append(line[2:])
        elif line.startswith("  ") and items:
            items[-1] += " " + line.strip()
    return [item.replace("`", "").replace("**", "") for item in items]


def digest_of(carrier: Carrier, names: list[str]) -> str:
    """Of every file's name and content, in hexadecimal; compiled Python is no part of a program."""
    total = hashlib.sha256()
    for name in names:
        if not name.endswith(".pyc"):
            total.update(f"{name}\0{hashlib.sha256(carrier.read(name)).hexdigest()}\n".encode())
    return total.hexdigest()


def _revisions(carrier: Carrier, names: list[str]) -> frozenset[str]:
    """Every revision of its database, each of which begins from the one before; raises VersionDamaged."""
    steps = sorted((step[1], name) for name in names if (step := STEP.match(name)))
    begun_from = [found[1] if (found := BEGUN_FROM.search(_text(carrier, name))) else "" for _number, name in steps]
    if not steps or begun_from != ["", *(number for number, _name in steps[:-1])]:
        raise VersionDamaged("Steps of its database are missing. Copy the new version anew.")
    return frozenset(number for number, _name in steps)


def _text(carrier: Carrier, name: str) -> str:
    return carrier.read(name).decode("utf-8", "replace")
