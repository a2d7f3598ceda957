"""What staff fill in to sign in and to look after their own account."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Regexp

from app.staff.passwords import SHORTEST
from app.staff.proof_models import PASSKEY_NAME_LENGTH
from app.staff.shared_models import COMPUTER_NAME_LENGTH

# Written here once: the error of a field says what to do.
NAME_MISSING = words("Write the name you have at the place.")
PASSWORD_MISSING = words("Write your password.")


class SignInForm(FlaskForm):
    """Name and password, and where there are several organisations which one."""

    organisation = SelectField(words("Organisation"), coerce=int)
    name = StringField(
        words("Name"),
        validators=[DataRequired(NAME_MISSING)],
        render_kw={"autocomplete": "username", "autocapitalize": "words", "maxlength": 200},
    )
    password = PasswordField(
        words("Password"),
        validators=[DataRequired(PASSWORD_MISSING)],
        render_kw={"autocomplete": "current-password"},
    )


class LinkForm(FlaskForm):
    """The code of a one-time link."""

    code = StringField(
        words("The link you were given"),
        validators=[DataRequired(words("Paste the whole link here."))],
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "maxlength": 500},
    )


class PasswordForm(FlaskForm):
    """A new password."""

    old = PasswordField(words("The password you have now"), render_kw={"autocomplete": "current-password"})
    new = PasswordField(
        words("New password"),
        validators=[DataRequired(words("Write a password."))],
        description=words("At least %(count)s characters. A short sentence is easy to remember.", count=SHORTEST),
        render_kw={"autocomplete": "new-password"},
    )


class CodeForm(FlaskForm):
    """A one-time code from the app, or a recovery code from paper."""

    code = StringField(
        words("Code"),
        validators=[DataRequired(words("Write the code."))],
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        | {"maxlength": 40},
    )


class AskedPasswordForm(FlaskForm):
    """The password, once more, before something is taken away."""

    password = PasswordField(
        words("Your password"),
        validators=[DataRequired(PASSWORD_MISSING)],
        render_kw={"autocomplete": "current-password"},
    )


class PasskeyNameForm(FlaskForm):
    """What a passkey is called in one's own list."""

    name = StringField(
        words("What you call it"),
        validators=[DataRequired(words("Write a name, such as My telephone."))],
        render_kw={"autocomplete": "off", "maxlength": PASSKEY_NAME_LENGTH},
    )


class PasskeyForm(FlaskForm):
    """Which passkey to take away."""

    key = HiddenField(validators=[DataRequired()])


class DayPinForm(FlaskForm):
    """A PIN for today."""

    pin = PasswordField(
        words("PIN, four to six digits"),
        validators=[
            DataRequired(words("Write four to six digits.")),
            Regexp(r"^[0-9]{4,6}$", message=words("Write four to six digits.")),
        ],
        # One day's: a browser shall offer to keep it no more than any code of once.
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 6},
    )


class MemberForm(FlaskForm):
    """Someone who may sign in: what they are called at the place, and their role."""

    name = StringField(
        words("Name at the place"),
        validators=[DataRequired(words("Write what this person is called at the place."))],
        description=words("What everybody calls them: a first name is enough."),
        render_kw={"autocomplete": "off", "maxlength": 100},
    )
    role = SelectField(words("Role"), validators=[InputRequired(words("Choose a role."))])


class ComputerForm(FlaskForm):
    """What a shared computer is called."""

    name = StringField(
        words("What the computer is called"),
        validators=[DataRequired(words("Write a name, such as The computer in the kitchen."))],
        render_kw={"autocomplete": "off", "maxlength": COMPUTER_NAME_LENGTH},
    )


class SessionForm(FlaskForm):
    """Which session to end."""

    digest = HiddenField(validators=[DataRequired()])


class LanguageForm(FlaskForm):
    """Which language to show the pages in, and where to go back to."""

    language = HiddenField(validators=[DataRequired()])
    back = HiddenField()
