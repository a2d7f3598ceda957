"""What staff fill in to sign in and to look after their own account."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired

from app.staff.passwords import SHORTEST

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


class SessionForm(FlaskForm):
    """Which session to end."""

    digest = HiddenField(validators=[DataRequired()])


class LanguageForm(FlaskForm):
    """Which language to show the pages in, and where to go back to."""

    language = HiddenField(validators=[DataRequired()])
    back = HiddenField()
