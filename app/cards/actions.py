"""What is done with cards at the desk: showing two, counting them as one person, and as two again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.audit.actions import Done, Who
from app.audit.acts import Act
from app.audit.due import note_now
from app.cards.desk import NOTHING, Desk, Showing
from app.cards.effect import Change, effect_of, log_writing
from app.cards.queries import LinkMade
from app.database.transaction import write_connection
from app.errors import AlreadyThere, Refusal
from app.figures.before_counting import do_what_waits
from app.log.linking import link_people, people_linked_with, undo_link
from app.log.writing import LogWriting
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE
from app.people.models import CredentialType
from app.people.picture_code import WEIGHTS, is_code
from app.people.pictures import written
from app.people.queries import tag_shown, tags_in_vaults
from app.people.recognition import new_identifier, people_behind
from app.people.vault.forgetting import link_in_vaults
from app.service_day import local_time
from app.staff.queries import SignedIn

PICTURES_OF_A_CODE = len(WEIGHTS)


class NotACode(Refusal):
    """Pictures that no card can bear: one was wrong, or two were swapped."""

    title = "That is not a picture code"


class CannotBeLinked(AlreadyThere):
    """Two cards that are not two people who have agreed; which of the reasons it is, is told to nobody."""

    title = "These two cannot be linked"

    def __init__(self) -> None:
        super().__init__("Show the new card by the door and say yes to being counted. Then try again.")


def show_card(desk: Desk, who: SignedIn, text: str, now: datetime) -> None:
    """Keep that this QR card was shown, whatever it is; a third begins anew."""
    _keep_tag(desk, who, (CredentialType.CARD, text), now)


def show_picture(desk: Desk, who: SignedIn, number: int, now: datetime) -> None:
    """Keep one more picture; the fifth makes it a code, which counts as a card that was shown.

    Raises NotACode, which asks nothing of the database, and TooManyAttempts.
    """
    showing = desk.showing(who.session_digest, now)
    if showing.pictures[-1:] == (number,):  # no card bears a picture twice: a shaky finger's second tap
        return
    pictures = (*showing.pictures, number)
    if len(pictures) < PICTURES_OF_A_CODE:
        desk.keep(who.session_digest, replace(showing, pictures=pictures), now)
        return
    desk.keep(who.session_digest, replace(showing, pictures=()), now)
    if not is_code(pictures):
        raise NotACode("One picture is wrong, or two are swapped. Begin with the first one again.")
    desk.tries.admit((("staff", who.organisation_id, who.staff_id),), now)
    _keep_tag(desk, who, (CredentialType.PICTURES, written(pictures)), now)


def take_last_picture_away(desk: Desk, who: SignedIn, now: datetime) -> None:
    """Forget the last picture that was tapped."""
    showing = desk.showing(who.session_digest, now)
    desk.keep(who.session_digest, replace(showing, pictures=showing.pictures[:-1]), now)


def effect_of_linking(who: SignedIn, showing: Showing, now: datetime) -> list[Change]:
    """The figures before and after; raises CannotBeLinked."""
    return effect_of(who.organisation_id, _day(now), lambda log: _link(log, who, showing, now))


def link_cards(who: SignedIn, showing: Showing, now: datetime) -> None:
    """Count the two cards that were shown as one person's; raises CannotBeLinked, for whoever comes second too."""
    do_what_waits()
    with write_connection() as connection:
        _link(log_writing(connection, who.organisation_id), who, showing, now)


def effect_of_undoing(who: SignedIn, link: LinkMade, now: datetime) -> list[Change]:
    """The figures before and after."""
    return effect_of(who.organisation_id, _day(now), lambda log: _undo(log, who, link, now))


def undo(who: SignedIn, link: LinkMade, now: datetime) -> None:
    """Count the cards of a link as two people again; raises NotFound when its people have been forgotten since."""
    with write_connection() as connection:
        _undo(log_writing(connection, who.organisation_id), who, link, now)


def _link(log: LogWriting, who: SignedIn, showing: Showing, now: datetime) -> None:
    if not showing.is_whole:
        raise CannotBeLinked
    known = people_behind(log.connection, log.organisation_id, showing.tags)
    new, old = (known.get(tag) for tag in showing.tags)
    # Unknown, not agreed to, the same card twice, linked already: one answer, so that it tells nobody which.
    if new is None or old is None or old.person_id in people_linked_with(log, new.person_id):
        raise CannotBeLinked
    link_people(log, new_identifier(), new.person_id, old.person_id, now, who.staff_id)
    new_tags, old_tags = showing.in_vaults or ({}, {})
    both = [(vault, new_tags[vault], old_tags[vault]) for vault in new_tags.keys() & old_tags.keys()]
    link_in_vaults(log.connection, log.organisation_id, both)


def _undo(log: LogWriting, who: SignedIn, link: LinkMade, now: datetime) -> None:
    undo_link(log, bytes.fromhex(link.key), new_identifier(), now, who.staff_id)


def _day(now: datetime) -> date:
    return local_time(now, DEFAULT_TIME_ZONE, DEFAULT_CUTOFF_MINUTE).day


def _keep_tag(desk: Desk, who: SignedIn, code: tuple[CredentialType, str], now: datetime) -> None:
    showing = desk.showing(who.session_digest, now)
    before = NOTHING if showing.is_whole else showing
    tag, in_vaults = tag_shown(who.organisation_id, *code), tags_in_vaults(who.organisation_id, *code)
    note_now(Done(Act.SHOWED_CARD, Who("staff", who.staff_id), who.organisation_id))
    shown = Showing((*before.tags, tag), in_vaults=(*before.in_vaults, in_vaults))
    desk.keep(who.session_digest, shown, now)
