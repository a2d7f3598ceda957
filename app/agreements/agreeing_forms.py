"""What coordinators fill in about what was agreed: a goal, an agreed number; what a party says of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from wtforms import BooleanField, Field, SelectField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.agreements.agreeable import FROM_ONE, TO_MANY, Per
from app.agreements.agreeing import AgreedWishes, GoalWishes
from app.agreements.fields import LONGEST_SENTENCE, FromDayForm, VersionedForm, line_field, number_field, number_in
from app.agreements.money_actions import MOST_KR, MOST_KR_PER_HOUR
from app.agreements.queries import Party
from app.agreements.typed import number_text
from app.agreements.wording import AGREEABLE_WORDS, PER_WORDS
from app.database.statements import AnyRow

NONE = ""


class GoalForm(FromDayForm):
    """A goal: the heading under which the report stands."""

    heading = line_field(words("The goal"), words("Write the goal."), words("It is a heading of the report."))
    sentence = TextAreaField(
        words("A sentence about it"),
        validators=[Length(max=LONGEST_SENTENCE, message=words("Make it shorter."))],
        description=words("If you like. As the agreement puts it."),
        render_kw={"rows": 3, "maxlength": LONGEST_SENTENCE},
    )
    place = SelectField(words("Its place in the order"))

    def __init__(self, others: Iterable[AnyRow], **options: Any) -> None:
        super().__init__(**options)
        after = [
            SelectChoice(str(place), _("after “%(goal)s”", goal=goal.heading)) for place, goal in enumerate(others, 2)
        ]
        self.place.choices = [SelectChoice("1", _("first")), *after]

    def validate_sentence(self, field: Field) -> None:
        """Refuse what cannot be seen; line breaks become spaces."""
        if not _in_one_line(field).isprintable():
            raise ValidationError(_("Write it in ordinary letters."))

    def wishes(self) -> GoalWishes:
        """What it says, once it has been looked over."""
        return GoalWishes(self.heading.data.strip(), _in_one_line(self.sentence), int(self.place.data))

    @staticmethod
    def texts(goal: AnyRow) -> dict[str, Any]:
        """What the fields show of the goal that is saved."""
        return {"heading": goal.heading, "sentence": goal.sentence, "place": str(goal.place)}


class AgreedForm(FromDayForm):
    """Something agreed: a number of a figure."""

    figure = SelectField(
        words("What is agreed"), choices=[SelectChoice(each, said) for each, said in AGREEABLE_WORDS.items()]
    )
    amount = number_field(words("How many"), FROM_ONE, TO_MANY)
    per = SelectField(
        words("Over what time"), choices=[SelectChoice(each.value, said) for each, said in PER_WORDS.items()]
    )
    about = BooleanField(words("About so many"))
    goal = SelectField(words("The goal it speaks to"))
    party = SelectField(words("Whose it is"))
    note = line_field(words("As the agreement puts it"), "", words("If you like."), LONGEST_SENTENCE)

    def __init__(self, goals: Iterable[AnyRow], parties: Iterable[Party], **options: Any) -> None:
        super().__init__(**options)
        of_goals = [SelectChoice(str(goal.goal_id), goal.heading) for goal in goals]
        of_parties = [SelectChoice(str(party.organisation_id), party.name) for party in parties]
        self.goal.choices = [SelectChoice(NONE, words("no goal of its own")), *of_goals]
        self.party.choices = [SelectChoice(NONE, words("all parties together")), *of_parties]

    def validate_amount(self, field: Field) -> None:
        """Refuse nothing at all."""
        if not (field.data or "").strip():
            raise ValidationError(_("Write how many."))

    def wishes(self) -> AgreedWishes:
        """What it says, once it has been looked over."""
        return AgreedWishes(
            self.figure.data,
            number_in(self.amount) or 0,
            Per(self.per.data),
            self.about.data,
            int(self.goal.data) if self.goal.data else None,
            int(self.party.data) if self.party.data else None,
            (self.note.data or "").strip(),
        )

    @staticmethod
    def texts(thing: AnyRow, goals: Iterable[AnyRow]) -> dict[str, Any]:
        """What the fields show of what is saved; a goal that is dropped by now is none."""
        is_there = thing.goal_id in [goal.goal_id for goal in goals]
        return {
            "figure": thing.figure_id,
            "amount": number_text(thing.amount),
            "per": thing.per,
            "about": thing.is_about,
            "goal": str(thing.goal_id) if is_there else NONE,
            "party": str(thing.party_id or NONE),
            "note": thing.note,
        }


class PartyYearForm(VersionedForm):
    """One's own grant and cost of a year."""

    grant = number_field(words("Grant, in kronor"), 0, MOST_KR)
    cost = number_field(
        words("Your cost in cash, in kronor"),
        0,
        MOST_KR,
        words("Without the value of volunteer work, which is told apart."),
    )

    def kr(self) -> tuple[int | None, int | None]:
        """Both sums, once they have been looked over."""
        return number_in(self.grant), number_in(self.cost)

    @staticmethod
    def texts(row: AnyRow | None) -> dict[str, Any]:
        """What the fields show of what is saved."""
        if row is None:
            return {"grant": "", "cost": ""}
        return {"grant": number_text(row.grant_kr), "cost": number_text(row.cost_kr)}


class HourValueForm(VersionedForm):
    """What an hour of volunteer work is worth from a year on."""

    kr = number_field(
        words("Kronor per hour"), 1, MOST_KR_PER_HOUR, words("Empty: it is not reckoned anew from that year.")
    )

    def value(self) -> int | None:
        """The kronor, once they have been looked over."""
        return number_in(self.kr)

    @staticmethod
    def texts(row: AnyRow | None) -> dict[str, Any]:
        """What the field shows of what is saved."""
        return {"kr": number_text(row.kr_per_hour) if row else ""}


class ConsentForm(VersionedForm):
    """What one's own organisation lets leave the house."""

    is_given = BooleanField(words("We agree that it may leave the house"))

    @staticmethod
    def texts(row: AnyRow | None) -> dict[str, Any]:
        """What the field shows of what is saved."""
        return {"is_given": bool(row and row.is_given)}


def _in_one_line(field: Field) -> str:
    return " ".join((field.data or "").split())
