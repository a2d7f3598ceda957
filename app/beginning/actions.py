"""What is done when a house begins: its organisation with the first administrator, its premises, a ready set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from app.activities.actions import add_activity
from app.audit.actions import Who
from app.audit.due import concerning
from app.beginning.queries import has_begun
from app.beginning.ready_sets import ReadyActivity
from app.beginning.refusals import BegunAlready, SetUpLinkUnknown
from app.beginning.set_up_link import forget_link, opens
from app.database.statements import AnyRow
from app.database.transaction import transaction
from app.organisations.actions import NewPremises, add_organisation, add_premises
from app.organisations.queries import premises_slugs
from app.settings import Settings
from app.slugs import slug_of_name
from app.staff.actions import add_member
from app.staff.attempts import Attempts
from app.staff.models import Role, Way
from app.staff.queries import MemberKey
from app.staff.sessions import Visitor, open_session


@dataclass(frozen=True)
class Beginning:
    """What whoever holds the set-up link writes: its organisation's name and their own; and the language they read."""

    organisation_name: str
    name: str
    code: str
    language: str | None = None


def begin(settings: Settings, wished: Beginning, knock: Visitor, attempts: Attempts, now: datetime) -> str:
    """The token of the first administrator's session, in an organisation that is there now; both or neither.

    Raises SetUpLinkUnknown, BegunAlready for whoever comes second, TooManyAttempts, Refusal.
    """
    tries = (("source", knock.source),)
    attempts.admit(tries, now)
    with transaction() as session:
        connection = session.connection()
        _let_one_begin(connection)
        if has_begun(connection):
            raise BegunAlready("There is an organisation already. Sign in.")
        if not opens(settings, wished.code):
            raise SetUpLinkUnknown("Take the link that stands where Oasen was started last.")
        slug = slug_of_name(wished.organisation_name, set(), "house")
        organisation_id = add_organisation(connection, settings, slug, wished.organisation_name, now)
        member = add_member(session, organisation_id, wished.name, Role.ADMIN, now)
        member.language = None if wished.language == settings.language else wished.language
        concerning(organisation_id, who=Who("staff", member.id))
        token = open_session(session, MemberKey(organisation_id, member.id), Way.LINK, knock, now)
    attempts.forgive(tries, now)
    forget_link(settings)
    return token


def prove_link(settings: Settings, code: str, knock: Visitor, attempts: Attempts, now: datetime) -> None:
    """Let pass whoever holds the set-up link, which goes on being good; raises SetUpLinkUnknown, TooManyAttempts."""
    tries = (("source", knock.source),)
    attempts.admit(tries, now)
    if not opens(settings, code):
        raise SetUpLinkUnknown("Take the link that stands where Oasen was started last.")
    attempts.forgive(tries, now)


def add_own_premises(connection: Connection, organisation: str, new: NewPremises, now: datetime) -> str:
    """The slug of new premises; an empty one is made from the name. Raises AlreadyThere, Refusal."""
    slug = new.slug or slug_of_name(new.name, premises_slugs(connection), "house")
    add_premises(connection, organisation, NewPremises(slug, new.name, new.time_zone, new.cutoff_minute), now)
    concerning(about=f"premises/{slug}")
    return slug


def offer(connection: Connection, place: AnyRow, activities: list[ReadyActivity], now: datetime) -> None:
    """Offer activities at the premises; pressed twice it is once, and what has that slug already stays as it is called.

    Raises AlreadyThere where the organisation has an activity of that slug and another kind.
    """
    for each in activities:
        add_activity(connection, place.organisation_id, place.id, each.new(), now)


def _let_one_begin(connection: Connection) -> None:
    """One at a time: of two with the same link the second finds an organisation. SQLite has locked already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE organisations IN SHARE ROW EXCLUSIVE MODE"))
