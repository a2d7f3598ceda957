"""Looking after who may sign in, on the pages: whom one may look after, roles, names, leaving."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database.transaction import transaction
from app.errors import AlreadyThere, LastAdmin, NotAllowed, NotFound
from app.staff.actions import add_member, ending_sessions, new_link, shut_out
from app.staff.models import Role, StaffMember, StaffSession
from app.staff.queries import SignedIn, member_named, plain_name


def members_of(session: Session, organisation_id: int) -> list[StaffMember]:
    """Everybody who has not left, by name."""
    present = session.scalars(
        select(StaffMember).where(StaffMember.organisation_id == organisation_id, StaffMember.left_at.is_(None))
    )
    return sorted(present, key=lambda member: (member.name.casefold(), member.id))


def last_seen(session: Session, organisation_id: int) -> dict[int, datetime]:
    """When each was last signed in, by number; sessions that were never used are left out."""
    found: dict[int, datetime] = {}
    for opened in session.scalars(select(StaffSession).where(StaffSession.organisation_id == organisation_id)):
        found[opened.staff_id] = max(opened.seen_at, found.get(opened.staff_id, opened.seen_at))
    return found


def may_look_after(who: SignedIn, role: Role | str) -> bool:
    """Administrators look after everybody, coordinators after volunteers."""
    return who.role is Role.ADMIN or (who.role is Role.COORDINATOR and Role(role) is Role.VOLUNTEER)


def roles_to_give(who: SignedIn) -> list[Role]:
    """The roles that one may give to others."""
    return [role for role in Role if may_look_after(who, role)]


def member_to_look_after(session: Session, who: SignedIn, staff_id: int) -> StaffMember:
    """Someone of one's own house; raises NotFound for others, NotAllowed for whom another has to look after."""
    member = session.get(StaffMember, (who.organisation_id, staff_id))
    if member is None or member.left_at is not None:
        raise NotFound("There is nobody of that number here.")
    if not may_look_after(who, member.role):
        raise NotAllowed("Ask an administrator: coordinators look after volunteers.")
    return member


def add_to_house(who: SignedIn, name: str, role: Role, now: datetime) -> tuple[int, str]:
    """A new account's number, and its link's code; raises NotAllowed, AlreadyThere, Refusal."""
    if not may_look_after(who, role):
        raise NotAllowed("Ask an administrator: coordinators add volunteers.")
    with transaction() as session:
        member = add_member(session, who.organisation_id, name, role, now)
        return member.id, new_link(session, member, now)


def give_link(who: SignedIn, staff_id: int, now: datetime) -> str:
    """A new link's code; all else that opened their account ends. Raises NotFound, NotAllowed."""
    with transaction() as session:
        member = member_to_look_after(session, who, staff_id)
        shut_out(session, member, now)
        return new_link(session, member, now)


def change_member(who: SignedIn, staff_id: int, name: str, role: Role, now: datetime) -> None:
    """Another name or role; raises NotFound, NotAllowed, AlreadyThere, LastAdmin."""
    with transaction() as session:
        member = member_to_look_after(session, who, staff_id)
        namesake = member_named(session, who.organisation_id, name)
        if namesake is not None and namesake.id != staff_id:
            raise AlreadyThere("Somebody else here is called that.")
        if not may_look_after(who, role):
            raise NotAllowed("Ask an administrator: coordinators look after volunteers.")
        if role is not Role.ADMIN:
            _require_another_admin(session, member)
        member.name, member.role = plain_name(name), role


def let_member_leave(who: SignedIn, staff_id: int, now: datetime) -> str:
    """Close an account; its owner's name. Raises NotFound, NotAllowed, LastAdmin."""
    with transaction() as session:
        member = member_to_look_after(session, who, staff_id)
        _require_another_admin(session, member)
        shut_out(session, member, now)
        member.left_at = now
        return member.name


def end_sessions_of(who: SignedIn, staff_id: int, now: datetime) -> str:
    """Sign someone out everywhere; their name. Raises NotFound, NotAllowed."""
    with transaction() as session:
        member = member_to_look_after(session, who, staff_id)
        session.execute(ending_sessions(member, now))
        return member.name


def _require_another_admin(session: Session, member: StaffMember) -> None:
    if member.role != Role.ADMIN:
        return
    admins = session.scalars(
        select(StaffMember)
        .where(
            StaffMember.organisation_id == member.organisation_id,
            StaffMember.role == Role.ADMIN,
            StaffMember.left_at.is_(None),
        )
        .order_by(StaffMember.id)
        .with_for_update()  # two administrators who take each other's role away at once must not both succeed
        .execution_options(populate_existing=True)
    ).all()
    if not any(each.id != member.id for each in admins):
        raise LastAdmin("Make somebody else administrator first.")
