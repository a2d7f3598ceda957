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
    return str(WORDS.get(type(refusal), WORDS[SignInRefused]))


WORDS: dict[type[Refusal], LazyString] = {
    SignInRefused: words("Name and password do not belong together. Try again, or ask for a sign-in link."),
    SignInLinkUsed: words("The link has been used or is too old. Ask for a new one."),
    PasswordWeak: words(
        "This password would be guessed. Take a longer sentence, without your name, the place's or words that many "
        "use as passwords."
    ),
    PasskeyNeeded: words("Sign in by your passkey. If you have lost it, ask for a new link."),
    PasskeyRefused: words("The passkey was not taken. Try again, or sign in another way."),
    CodeRefused: words("The code does not fit, or has been used. Wait for the next one and write that."),
    LastAdmin: words("Somebody has to be administrator. Give somebody else that role first."),
    AlreadyThere: words("Somebody here is called that already. Write a name that tells them apart."),
    NotAllowed: words("Sign in once more first, then try again."),
}
