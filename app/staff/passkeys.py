"""One's own passkeys: asking a browser for one, keeping it, taking it away.

The library for them is loaded when somebody uses one: it would else slow down every start.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.database.transaction import transaction
from app.errors import PasskeyRefused
from app.extensions import db
from app.keys import instance_key
from app.settings import Settings
from app.staff.challenges import lapses_at, new_challenge
from app.staff.passkey_answers import PURPOSE, Answer, challenge_of, owner_handle, party_of, use_up
from app.staff.proof_models import CREDENTIAL_BYTES, PASSKEY_NAME_LENGTH, Passkey
from app.staff.queries import MemberKey, SignedIn


def passkeys_of(session: Session, who: SignedIn) -> Sequence[Passkey]:
    """One's passkeys, the oldest first."""
    own = (Passkey.organisation_id == who.organisation_id) & (Passkey.staff_id == who.staff_id)
    return session.scalars(select(Passkey).where(own).order_by(Passkey.made_at, Passkey.credential_id)).all()


def has_passkey(member: MemberKey) -> bool:
    """Whether someone has one."""
    own = (Passkey.organisation_id == member.organisation_id) & (Passkey.staff_id == member.staff_id)
    return db.session().scalar(select(Passkey.staff_id).where(own).limit(1)) is not None


def wish_for_passkey(who: SignedIn, settings: Settings, now: datetime) -> str:
    """What the browser needs to make a passkey, as JSON; raises PasskeyRefused where there can be none."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers import structs

    options = generate_registration_options(
        rp_id=party_of(settings).id,
        rp_name="Oasen",
        user_id=owner_handle(settings, who.organisation_id, who.staff_id),
        user_name=f"{who.name} · {who.organisation_name}",
        user_display_name=who.name,
        challenge=new_challenge(instance_key(settings, PURPOSE), _for_adding(who), now),
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            structs.PublicKeyCredentialDescriptor(id=each.credential_id) for each in passkeys_of(db.session(), who)
        ],
    )
    return options_to_json(options)


def add_passkey(who: SignedIn, answer: Answer, name: str, settings: Settings, now: datetime) -> None:
    """Keep the passkey that a browser has made; raises PasskeyRefused for what is not one made here and now."""
    from webauthn import verify_registration_response
    from webauthn.helpers.exceptions import WebAuthnException

    challenge = challenge_of(answer)
    until = lapses_at(challenge, instance_key(settings, PURPOSE), _for_adding(who), now)
    if until is None:
        raise PasskeyRefused("It took too long. Load the page again and try once more.")
    party = party_of(settings)
    try:
        made = verify_registration_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise PasskeyRefused("The browser's answer does not fit. Load the page again and try once more.") from error
    try:
        with transaction() as session:
            use_up(session, who.organisation_id, challenge, until, now)
            session.add(
                Passkey(
                    organisation_id=who.organisation_id,
                    credential_id=made.credential_id[:CREDENTIAL_BYTES],
                    staff_id=who.staff_id,
                    name=" ".join(name.split())[:PASSKEY_NAME_LENGTH],
                    public_key=made.credential_public_key,
                    sign_count=made.sign_count,
                    made_at=now,
                )
            )
    except IntegrityError as error:
        raise PasskeyRefused("That passkey is here already.") from error


def remove_passkey(who: SignedIn, credential_id: bytes) -> bool:
    """Take one of one's own passkeys away; whether there was one."""
    with transaction() as session:
        removed = session.execute(
            delete(Passkey)
            .where(
                Passkey.organisation_id == who.organisation_id,
                Passkey.staff_id == who.staff_id,
                Passkey.credential_id == credential_id,
            )
            .returning(Passkey.staff_id)
        ).first()
    return removed is not None


def _for_adding(who: SignedIn) -> str:
    return f"add {who.session_digest.hex()}"
