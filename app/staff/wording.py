"""What the pages about signing in say: roles, browsers, and each refusal with what to do."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as words

from app.errors import (
    AlreadyThere,
    CodeRefused,
    LastAdmin,
    NotAllowed,
    PasskeyNeeded,
    PasskeyRefused,
    PasswordWeak,
    Refusal,
    SignInLinkUsed,
    SignInRefused,
    TooManyAttempts,
)
from app.staff.browser_names import browser_name
from app.staff.models import Role
from app.staff.passwords import LONGEST, SHORTEST, Weakness


def role_name(role: Role | str) -> str:
    """What a role is called."""
    names = {Role.VOLUNTEER: _("volunteer"), Role.COORDINATOR: _("coordinator"), Role.ADMIN: _("administrator")}
    return names[Role(role)]


def browser_in_words(called: str) -> str:
    """What a browser is called."""
    return browser_name(called, _("An unknown browser"))


def words_for(refusal: Refusal) -> str:
    """What a form says beside the field that was refused."""
    if isinstance(refusal, TooManyAttempts):
        return _("Too many tries. Wait %(count)s min, then try again.", count=refusal.wait_minutes)
    if isinstance(refusal, PasswordWeak) and refusal.weakness:
        return str(WHY_WEAK[Weakness(refusal.weakness)])
    return str(WORDS.get(type(refusal), WORDS[SignInRefused]))


WORDS: dict[type[Refusal], LazyString] = {
    SignInRefused: words("Name and password do not belong together. Try again, or ask for a sign-in link."),
    SignInLinkUsed: words("The link has been used or is too old. Ask for a new one."),
    PasskeyNeeded: words("Sign in by your passkey. If you have lost it, ask for a new link."),
    PasskeyRefused: words("The passkey was not taken. Try again, or sign in another way."),
    CodeRefused: words("The code does not fit, or has been used. Wait for the next one and write that."),
    LastAdmin: words("Somebody has to be administrator. Give somebody else that role first."),
    AlreadyThere: words("Somebody here is called that already. Write a name that tells them apart."),
    NotAllowed: words("Sign in once more first, then try again."),
}

WHY_WEAK: dict[Weakness, LazyString] = {
    Weakness.SHORT: words("It is too short. Take a sentence of at least %(count)s characters.", count=SHORTEST),
    Weakness.LONG: words("It is too long. At most %(count)s characters are kept.", count=LONGEST),
    Weakness.MONOTONOUS: words("The same few characters again and again are guessed soon. Take a sentence."),
    Weakness.NAMED: words("Your name and the place's are what a stranger tries first. Take a sentence without them."),
    Weakness.OFTEN_USED: words(
        "Many have chosen that one, or something like it, so it is tried first. Take a sentence of your own."
    ),
}
