"""Accounts: adding someone, their one-time links, their passwords, their leaving."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Update, delete, func, select, update
from sqlalchemy.orm import Session

from app.audit.due import concerning
from app.database.transaction import transaction
from app.errors import AlreadyThere, NotFound, PasswordWeak, Refusal, SignInRefused
from app.extensions import db
from app.organisations.queries import organisation_named, premises_of
from app.staff.attempts import Attempts
from app.staff.day_pins import forget_pins
from app.staff.models import Role, SignInLink, StaffMember, StaffSession
from app.staff.one_time_codes import forget_codes
from app.staff.passwords import SHORTEST, hash_of, is_right, weakness_of
from app.staff.proof_models import Passkey
from app.staff.queries import MemberKey, SignedIn, member_named, plain_name
from app.tokens import digest_of, new_token

LINK_LASTS = timedelta(days=3)  # over a weekend, on paper


def add_staff(organisation_slug: str, name: str, role: Role, now: datetime) -> str:
    """Make an account; the code of the link that signs in once. Raises NotFound, AlreadyThere, Refusal."""
    with transaction() as session:
        organisation = organisation_named(session.connection(), organisation_slug)
        return new_link(session, add_member(session, organisation.id, name, role, now), now)


def add_member(session: Session, organisation_id: int, name: str, role: Role, now: datetime) -> StaffMember:
    """Make an account, within a transaction; raises AlreadyThere, Refusal."""
    if not plain_name(name):
        raise Refusal("Write the name that this person is called by at the place.")
    if member_named(session, organisation_id, name) is not None:
        raise AlreadyThere(
            f"{plain_name(name)} has an account here. Take another name, or give that person "
            "a new link: `oasen staff link`."
        )
    highest = session.scalar(select(func.max(StaffMember.id)).where(StaffMember.organisation_id == organisation_id))
    member = StaffMember(
        organisation_id=organisation_id, id=(highest or 0) + 1, name=plain_name(name), role=role, made_at=now
    )
    session.add(member)
    session.flush()
    concerning(about=f"staff/{member.id}")
    return member


def give_new_link(organisation_slug: str, name: str, now: datetime) -> str:
    """A new link for who has lost password or device: all else that opened the account ends. Raises NotFound."""
    with transaction() as session:
        member = _member(session, organisation_slug, name)
        shut_out(session, member, now)
        return new_link(session, member, now)


def let_leave(organisation_slug: str, name: str, now: datetime) -> None:
    """Close the account of who has left; what they logged stays. Raises NotFound."""
    with transaction() as session:
        member = _member(session, organisation_slug, name)
        shut_out(session, member, now)
        member.left_at = now


def set_password(who: SignedIn, old: str, new: str, attempts: Attempts, now: datetime) -> None:
    """Give a new password and end every other session; the old one is asked for where there is one.

    Raises SignInRefused for a wrong old password, PasswordWeak for a new one that would be guessed, TooManyAttempts.
    """
    weakness = weakness_of(new, _names_tried_first(who))
    if weakness is not None:
        raise PasswordWeak(f"{weakness}: take a sentence of at least {SHORTEST} characters.", weakness)
    tries = (("password of", who.organisation_id, who.staff_id),)
    attempts.admit(tries, now)
    # Slow on purpose, so before the transaction: it would hold up everyone who taps at a door.
    kept = _member_signed_in(db.session(), who).password_hash
    if kept is not None and not is_right(old, kept):
        raise SignInRefused("The present password is another one. Write the one you sign in with now.")
    new_hash = hash_of(new)
    with transaction() as session:
        member = _member_signed_in(session, who)
        if member.password_hash != kept:
            raise SignInRefused("The password was changed somewhere else just now. Sign in again.")
        member.password_hash = new_hash
        session.execute(ending_sessions(member, now).where(StaffSession.digest != who.session_digest))
    attempts.forgive(tries, now)


def _names_tried_first(who: SignedIn) -> tuple[str, ...]:
    """What whoever guesses knows: this person, the organisation, its premises, the program."""
    places = premises_of(db.session().connection(), who.organisation_id)
    return (who.name, who.organisation_name, "oasen", *(place.name for place in places))


def choose_language(who: SignedIn, language: str | None) -> None:
    """Show this person the pages in that language from now on; None: as the house is set."""
    with transaction() as session:
        _member_signed_in(session, who).language = language


def _member_signed_in(session: Session, who: SignedIn) -> StaffMember:
    return session.get_one(StaffMember, (who.organisation_id, who.staff_id))


def _member(session: Session, organisation_slug: str, name: str) -> StaffMember:
    organisation = organisation_named(session.connection(), organisation_slug)
    member = member_named(session, organisation.id, name)
    if member is None:
        raise NotFound(f"Nobody at {organisation_slug} is called {name!r}. `oasen staff add` makes an account.")
    concerning(about=f"staff/{member.id}")
    return member


def new_link(session: Session, member: StaffMember, now: datetime) -> str:
    """The code of a new link, within a transaction."""
    code = new_token()
    session.add(
        SignInLink(
            organisation_id=member.organisation_id,
            digest=digest_of(code),
            staff_id=member.id,
            made_at=now,
            expires_at=now + LINK_LASTS,
        )
    )
    return code


def shut_out(session: Session, member: StaffMember, now: datetime) -> None:
    """End whatever opens an account, within a transaction: a lost telephone holds a passkey and codes too."""
    key = MemberKey(member.organisation_id, member.id)
    member.password_hash = None
    session.execute(delete(Passkey).where(Passkey.organisation_id == key[0], Passkey.staff_id == key[1]))
    forget_codes(session, key)
    forget_pins(session, key)
    session.execute(ending_sessions(member, now))
    session.execute(
        update(SignInLink)
        .where(
            SignInLink.organisation_id == member.organisation_id,
            SignInLink.staff_id == member.id,
            SignInLink.used_at.is_(None),
        )
        .values(used_at=now)
    )


def ending_sessions(member: StaffMember, now: datetime) -> Update:
    """What ends every session of someone."""
    return (
        update(StaffSession)
        .where(
            StaffSession.organisation_id == member.organisation_id,
            StaffSession.staff_id == member.id,
            StaffSession.ended_at.is_(None),
        )
        .values(ended_at=now)
    )
