"""What beginning refuses: a link that is not the newest, a house that has begun."""

from __future__ import annotations

from app.errors import AlreadyThere, NotAllowed


class SetUpLinkUnknown(NotAllowed):
    """A set-up link that is not the one of the server's last start, or was used."""

    title = "That set-up link does not work"


class BegunAlready(AlreadyThere):
    """There is an organisation: whoever comes now signs in."""

    title = "This house has begun already"
