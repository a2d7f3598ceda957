"""What is chosen or typed when copies are made and taken up again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional

from app.backup.key_sheet import keys_in
from app.backup.refusals import KeySheetUnread
from app.care.wording import KEEPING

NOWHERE, OTHER = "none", "other"
LONGEST_PATH = 400
LONGEST_SHEET = 20_000


class BackUpForm(FlaskForm):
    """Where a copy goes, beside the one on the computer."""

    where = RadioField(words("Where shall it be copied?"), validators=[DataRequired(words("Choose where."))])


class PlanForm(FlaskForm):
    """How backups are made by themselves."""

    where = RadioField(words("Where shall a copy go?"), validators=[DataRequired(words("Choose where."))])
    folder = StringField(
        words("Another folder on this computer"),
        validators=[Length(max=LONGEST_PATH, message=words("Make it shorter."))],
        description=words("Like another disk or a shared folder. Write the whole path. It must be there already."),
        filters=[lambda typed: (typed or "").strip()],
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "maxlength": LONGEST_PATH},
    )
    often = RadioField(
        words("How often?"),
        choices=[SelectChoice("night", words("Every night")), SelectChoice("week", words("Once a week"))],
        validators=[DataRequired(words("Choose how often."))],
    )
    keeping = RadioField(
        words("How far back shall copies be kept?"),
        choices=[SelectChoice(name, said) for name, said in KEEPING.items()],
        validators=[DataRequired(words("Choose how far back."))],
    )

    def validate_folder(self, field: Any) -> None:
        """Refuse a folder that is not there or that cannot be written to."""
        if self.where.data != OTHER:
            return
        folder = Path(field.data or "")
        if not field.data or not folder.is_absolute():
            raise ValidationError(_("Write the whole path, from the beginning."))
        if not _is_folder(folder):
            raise ValidationError(_("There is no such folder on the computer where Oasen runs."))


class SheetForm(FlaskForm):
    """The lines of the key sheet, where the computer cannot open a copy by itself; may be left empty where it can."""

    sheet = TextAreaField(
        words("The lines of the key sheet"),
        validators=[Optional(), Length(max=LONGEST_SHEET, message=words("Make it shorter."))],
        description=words("From the envelope, one key a line. Or scan its code here."),
        render_kw={"rows": 5, "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )

    def validate_sheet(self, field: Any) -> None:
        """Refuse a slip of the pen, and say in which line it is."""
        try:
            keys_in(field.data)
        except KeySheetUnread as refusal:
            line = re.search(r"Line (\d+)", refusal.message)
            if line:
                raise ValidationError(
                    _("There is a slip in line %(number)s. Compare it with the paper.", number=line[1])
                ) from None
            raise ValidationError(_("There is no key in that, or it has a slip. Compare it with the paper.")) from None


class RestoreForm(SheetForm):
    """The word, so that no slip of a finger does it, and whether to go on without keys that are missing."""

    word = StringField(
        words("Type the word RESTORE"),
        validators=[DataRequired(words("Type the word, or let it be."))],
        description=words("In capitals or not."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "maxlength": 40},
    )
    may_lack_keys = BooleanField(words("Go on even if keys are missing: their cards are not known again"))

    def validate_word(self, field: Any) -> None:
        """Another word restores nothing."""
        if (field.data or "").strip().upper() != _("RESTORE"):
            raise ValidationError(_("That is not the word. Nothing has been done."))


class FirstForm(SheetForm):
    """The set-up link, which copy, and the key sheet: what begins a house from a backup."""

    code = StringField(
        words("The link from the window where Oasen was started"),
        validators=[DataRequired(words("Paste the whole link here."))],
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "maxlength": 500},
    )
    where = RadioField(words("Which copy?"), validators=[DataRequired(words("Choose a copy."))])
    file = StringField(
        words("A file on this computer"),
        validators=[Length(max=LONGEST_PATH, message=words("Make it shorter."))],
        description=words("Its name begins with oasen- and ends with .age. Write the whole path."),
        filters=[lambda typed: (typed or "").strip()],
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "maxlength": LONGEST_PATH},
    )
    may_lack_keys = BooleanField(words("Go on even if keys are missing: their cards are not known again"))

    def validate_file(self, field: Any) -> None:
        """Refuse a file that is not there."""
        if self.where.data == OTHER and not _is_file(Path(field.data or "")):
            raise ValidationError(_("There is no such file on the computer where Oasen runs."))


def _is_file(file: Path) -> bool:
    try:
        return file.is_absolute() and file.is_file()
    except (OSError, ValueError):
        return False


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):
        return False
