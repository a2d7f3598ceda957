"""Who must have more than a password, and the one time that it may wait; pure but for putting it off."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.database.transaction import transaction
from app.errors import NotAllowed
from app.settings import Settings
from app.staff.models import Role, StaffMember
from app.staff.queries import SignedIn

PUT_OFF_FOR = timedelta(hours=12)  # a working day, once


def lacks_proof(who: SignedIn, settings: Settings) -> bool:
    """Whether they see what more than one person noted, over a network, and have neither passkey nor codes."""
    return needs_proof(who.role, settings) and not (who.has_passkey or who.has_codes)


def needs_proof(role: Role, settings: Settings) -> bool:
    """Whether a password alone is too little for this role at this address."""
    return role is not Role.VOLUNTEER and settings.is_reached_by_network


def is_held_up(who: SignedIn, settings: Settings, now: datetime) -> bool:
    """Whether they are to get a passkey or codes before anything else."""
    put_off = who.proof_put_off_at
    return lacks_proof(who, settings) and (put_off is None or now - put_off >= PUT_OFF_FOR)


def put_proof_off(who: SignedIn, now: datetime) -> None:
    """Let it wait for a working day; raises NotAllowed the second time."""
    with transaction() as session:
        member = session.get_one(StaffMember, (who.organisation_id, who.staff_id))
        if member.proof_put_off_at is not None:
            raise NotAllowed("It has been put off once. Choose a passkey or one-time codes.")
        member.proof_put_off_at = now
