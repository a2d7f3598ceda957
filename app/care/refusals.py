"""What is refused to who looks after Oasen, each with what to do next."""

from __future__ import annotations

from app.errors import Refusal


class ErrandUnderWay(Refusal):
    """Something that takes a while was asked for while something else goes on."""

    status = 409
    title = "Something is under way already"


class NotInFiles(Refusal):
    """A house whose database a server holds: no folder can take its place."""

    status = 409
    title = "The database is not in the folder"


class NothingToTakeUp(Refusal):
    """A folder in which there is no restored house."""

    status = 404
    title = "There is nothing to take up"


class CopyFailed(Refusal):
    """The folder for copies was not there, or could not be written."""

    title = "The copy could not be made"


class OthersLiveHere(Refusal):
    """Several organisations share the installation: what holds them all is not one's own to take out or put back."""

    status = 403
    title = "Others share this installation"
