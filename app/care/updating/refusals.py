"""What is refused to who brings a new version, each with what to do next."""

from __future__ import annotations

from app.errors import Refusal


class NotOasen(Refusal):
    """A file or folder in which there is no program of this kind."""

    title = "That is not Oasen"


class VersionDamaged(Refusal):
    """A program that was cut off, changed, or packed by somebody who means ill."""

    title = "The new version is damaged"


class VersionOlder(Refusal):
    """A program that is older than the one that runs, or than the house's database."""

    status = 409
    title = "That version is older"


class VersionHere(Refusal):
    """The very program that runs already."""

    status = 409
    title = "That version runs already"


class ProgramLocked(Refusal):
    """The program's folder may not be written to by whoever asks."""

    status = 409
    title = "The program's folder cannot be written to"


class PackagesMissing(Refusal):
    """What the new version is made of could not be installed."""

    title = "The packages could not be installed"


class VersionFails(Refusal):
    """The new version does not get along with a copy of the house."""

    status = 409
    title = "The new version does not work here"


class NoWayBack(Refusal):
    """There is no version to go back to."""

    status = 404
    title = "There is nothing to go back to"


class ChangeOrdered(Refusal):
    """A change of versions waits for the next start already."""

    status = 409
    title = "A change of versions is prepared already"
