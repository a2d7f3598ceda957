"""Signing in, staying signed in, signing out: the actions on sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Update, update
from sqlalchemy.orm import Session

from app.audit.actions import Done, Who, append_acts
from app.audit.acts import Act
from app.audit.due import concerning
from app.database.transaction import transaction
from app.errors import SignInLinkUsed, SignInRefused
from app.extensions import db
from app.staff.attempts import Attempts
from app.staff.models import SignInLink, StaffSession, Way
from app.staff.passwords import is_right
from app.staff.queries import MemberKey, SignedIn, member_named, plain_name
from app.tokens import digest_of, new_token

SEEN_EVERY = timedelta(minutes=1)  # how often being seen is worth a write
SEEN_EVERY_ON_SHARED = timedelta(seconds=5)  # where two minutes without a touch lock
BROWSER_LENGTH = 200


@dataclass(frozen=True)
class Computer:
    """A computer that many use."""

    organisation_id: int
    id: int
    name: str


@dataclass(frozen=True)
class Visitor:
    """From where someone knocks: the address, and what the browser calls itself."""

    source: str
    browser: str
    computer: Computer | None = None


def who_knows(
    organisation_id: int, name: str, password: str, knock: Visitor, attempts: Attempts, now: datetime
) -> MemberKey:
    """Whose name and password these are; raises SignInRefused, TooManyAttempts."""
    account = (organisation_id, plain_name(name).casefold())
    keys = attempts.keys(account, knock.source)
    attempts.admit(keys, now)
    member = member_named(db.session(), organisation_id, name)
    concerning(organisation_id, f"staff/{member.id}" if member else "")
    if not is_right(password, member.password_hash if member else None) or member is None:
        raise SignInRefused("Check the name and the password, or ask for a sign-in link.")
    attempts.forgive(keys, now)
    attempts.welcome(account, knock.source)
    return MemberKey(organisation_id, member.id)


def sign_in(member: MemberKey, way: Way, knock: Visitor, now: datetime) -> str:
    """The token of a new session of someone who has proved who they are."""
    with transaction() as session:
        return open_session(session, member, way, knock, now)


def use_link(code: str, knock: Visitor, attempts: Attempts, now: datetime) -> str:
    """The token of a new session, for a link that has not been used; raises SignInLinkUsed, TooManyAttempts."""
    keys = (("source", knock.source),)
    attempts.admit(keys, now)
    with transaction() as session:
        # One statement decides, so that a link pressed twice at once opens once.
        used = session.execute(
            update(SignInLink)
            .where(SignInLink.digest == digest_of(code), SignInLink.used_at.is_(None), SignInLink.expires_at > now)
            .values(used_at=now)
            .returning(SignInLink.organisation_id, SignInLink.staff_id)
        ).first()
        if used is None:
            raise SignInLinkUsed("It has been used, or is too old. Ask for a new one.")
        token = open_session(session, MemberKey(used.organisation_id, used.staff_id), Way.LINK, knock, now)
    attempts.forgive(keys, now)
    return token


def stay_signed_in(who: SignedIn, now: datetime) -> None:
    """Note that the session is in use, unless that was noted a moment ago."""
    if now - who.seen_at < (SEEN_EVERY_ON_SHARED if who.is_shared else SEEN_EVERY):
        return
    with transaction() as session:
        session.execute(_session_of(who, who.session_digest).values(seen_at=now))


def end_session(who: SignedIn, digest: bytes, now: datetime) -> None:
    """End one of one's own sessions, this one or another; one that is nobody's or somebody else's is left alone."""
    with transaction() as session:
        session.execute(_session_of(who, digest).where(StaffSession.ended_at.is_(None)).values(ended_at=now))


def _session_of(who: SignedIn, digest: bytes) -> Update:
    return update(StaffSession).where(
        StaffSession.organisation_id == who.organisation_id,
        StaffSession.staff_id == who.staff_id,
        StaffSession.digest == digest,
    )


def open_session(session: Session, member: MemberKey, way: Way, knock: Visitor, now: datetime) -> str:
    """The token of a new session, within a transaction; on a computer that many use it locks soon."""
    token = new_token()
    computer = knock.computer
    is_theirs = computer is not None and computer.organisation_id == member.organisation_id
    session.add(
        StaffSession(
            organisation_id=member.organisation_id,
            digest=digest_of(token),
            staff_id=member.staff_id,
            browser=knock.browser[:BROWSER_LENGTH],
            made_at=now,
            seen_at=now,
            way=way,
            is_shared=computer is not None,
            computer_id=computer.id if computer and is_theirs else None,
        )
    )
    session.flush()
    act = Act.UNLOCKED if way is Way.PIN else Act.SIGNED_IN
    append_acts(session.connection(), [Done(act, Who("staff", member.staff_id), member.organisation_id)])
    return token
