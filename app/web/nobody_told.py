"""A check for fields of a form that take free text: what could tell of somebody is pointed out before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Collection

from flask_babel import gettext, ngettext
from wtforms import Field, Form, ValidationError

from app.telling_words import Sort, Telling, telling_in

SEPARATOR = "|"


def tells_nobody(nobodys: Callable[[], Collection[str]], said_to_be_nobody: str = "") -> Callable[[Form, Field], None]:
    """Refuse personal numbers, phone numbers and addresses always, likely names until someone says they are nobody's.

    nobodys: words with a capital that belong to the house. said_to_be_nobody: the form's field that holds the words
    of which it was said. What was found stands in `field.names_found`, for the page to offer that way out.
    """

    def check(form: Form, field: Field) -> None:
        field.names_found = ""
        found = telling_in(field.data or "", nobodys())
        said = form[said_to_be_nobody].data if said_to_be_nobody in form else ""
        waved_through = set((said or "").casefold().split(SEPARATOR))
        numbers = [each for each in found if each.sort is not Sort.NAME]
        names = [each for each in found if each.sort is Sort.NAME and each.words.casefold() not in waved_through]
        if not numbers and names:
            every_name = (each.words for each in found if each.sort is Sort.NAME)
            field.names_found = SEPARATOR.join(dict.fromkeys(every_name))
        if numbers or names:
            raise ValidationError(" ".join(_pointed_out(numbers, names)))

    return check


def is_plain_text(_form: Form, field: Field) -> None:
    """Refuse what cannot be seen, but for the ends of lines."""
    if field.data and not "".join(field.data.split("\n")).replace("\r", "").replace("\t", " ").isprintable():
        raise ValidationError(gettext("Write it in ordinary letters."))


def _pointed_out(numbers: list[Telling], names: list[Telling]) -> list[str]:
    said = [_number_words(each) for each in numbers]
    if names:
        words = ", ".join(gettext("“%(words)s”", words=each.words) for each in names)
        said.append(
            ngettext("%(words)s looks like a name.", "%(words)s look like names.", len(names), words=words)
            + " "
            + gettext("Write it without: “a visitor”, “someone in the group”.")
        )
    return said


def _number_words(found: Telling) -> str:
    match found.sort:
        case Sort.PERSONAL_NUMBER:
            said = gettext(
                "“%(words)s” is a personal identity number. It is never saved: take it out.", words=found.words
            )
        case Sort.ADDRESS:
            said = gettext("“%(words)s” is an address of somebody. It is never saved: take it out.", words=found.words)
        case Sort.PHONE:
            said = gettext("“%(words)s” looks like a phone number. It is never saved: take it out.", words=found.words)
        case _:
            said = gettext("“%(words)s” is a long number. It is never saved: take it out.", words=found.words)
    return str(said)
