"""Signing in by passkey: asking any that is at hand, and taking its answer.

The library for them is loaded when somebody uses one: it would else slow down every start.
"""

from __future__ import annotations

import hmac
from datetime import datetime

from sqlalchemy import select, update

from app.audit.due import concerning
from app.database.transaction import transaction
from app.errors import PasskeyRefused
from app.extensions import db
from app.keys import instance_key
from app.settings import Settings
from app.staff.attempts import Attempts
from app.staff.challenges import lapses_at, new_challenge
from app.staff.models import StaffMember, Way
from app.staff.passkey_answers import (
    PURPOSE,
    REFUSED,
    Answer,
    bytes_of,
    challenge_of,
    owner_handle,
    part_of,
    party_of,
    use_up,
)
from app.staff.proof_models import Passkey
from app.staff.queries import MemberKey
from app.staff.relying_party import RelyingParty
from app.staff.sessions import Visitor, open_session


def ask_for_passkey(browser: str, settings: Settings, now: datetime) -> str:
    """What any passkey of this site can answer, as JSON; names nobody, so it tells nobody who has one."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    return options_to_json(
        generate_authentication_options(
            rp_id=party_of(settings).id,
            challenge=new_challenge(instance_key(settings, PURPOSE), _for_signing_in(browser), now),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def sign_in_by_passkey(
    answer: Answer, browser: str, settings: Settings, knock: Visitor, attempts: Attempts, now: datetime
) -> tuple[MemberKey, str]:
    """Whose passkey has answered, and the token of their new session; raises PasskeyRefused, TooManyAttempts."""
    tries = (("source", knock.source),)
    attempts.admit(tries, now)
    challenge = challenge_of(answer)
    until = lapses_at(challenge, instance_key(settings, PURPOSE), _for_signing_in(browser), now)
    found = _passkey_of(answer)
    if until is None or found is None:
        raise PasskeyRefused(REFUSED)
    owner = MemberKey(found.organisation_id, found.staff_id)
    concerning(owner.organisation_id, f"staff/{owner.staff_id}")
    if not hmac.compare_digest(part_of(answer, "userHandle"), owner_handle(settings, *owner)):
        raise PasskeyRefused(REFUSED)
    count = _sign_count(answer, challenge, found, party_of(settings))
    with transaction() as session:
        use_up(session, owner.organisation_id, challenge, until, now)
        # Only if it is there still, and has not been used meanwhile by a copy that counts on from the same number.
        kept = session.execute(
            update(Passkey)
            .where(
                Passkey.organisation_id == owner.organisation_id,
                Passkey.credential_id == found.credential_id,
                Passkey.sign_count == found.sign_count,
            )
            .values(sign_count=count, used_at=now)
            .returning(Passkey.staff_id)
        ).first()
        if kept is None:
            raise PasskeyRefused(REFUSED)
        token = open_session(session, owner, Way.PASSKEY, knock, now)
    attempts.forgive(tries, now)
    return owner, token


def _sign_count(answer: Answer, challenge: bytes, kept: Passkey, party: RelyingParty) -> int:
    from webauthn import verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        return verify_authentication_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=kept.public_key,
            credential_current_sign_count=kept.sign_count,
            require_user_verification=True,
        ).new_sign_count
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise PasskeyRefused(REFUSED) from error


def _passkey_of(answer: Answer) -> Passkey | None:
    still_here = (
        (StaffMember.organisation_id == Passkey.organisation_id)
        & (StaffMember.id == Passkey.staff_id)
        & StaffMember.left_at.is_(None)
    )
    wanted = select(Passkey).join(StaffMember, still_here).where(Passkey.credential_id == bytes_of(answer.get("rawId")))
    found = db.session().scalars(wanted).first()
    if found is not None:
        db.session().expunge(found)
    return found


def _for_signing_in(browser: str) -> str:
    return f"sign in {browser}"
