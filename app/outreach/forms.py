"""What staff fill in about contacts, their topics, and the phones on which they are noted."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from app.outreach.choices import MOST_PEOPLE, Contact
from app.outreach.topics import Topic
from app.outreach.wording import CHANNELS, DIRECTIONS, LENGTHS, NOT_SAID
from app.web.plain_text import is_plain
from app.web.reason_form import ReasonForm

LONGEST_NAME, LONGEST_TOPIC = 100, 60


class ContactForm(FlaskForm):
    """A contact: how, who got in touch, how long; the rest may be left as it is."""

    identifier = HiddenField(validators=[Regexp(r"^[0-9a-f]{32}\Z")])
    premises = SelectField(words("Which place"))
    channel = RadioField(
        words("How?"),
        choices=[SelectChoice(slug, name) for slug, (name, _) in CHANNELS.items()],
        validators=[InputRequired(words("Choose how."))],
    )
    direction = RadioField(
        words("Who got in touch?"),
        choices=[SelectChoice(slug, name) for slug, (name, _) in DIRECTIONS.items()],
        validators=[InputRequired(words("Choose who got in touch."))],
    )
    length = RadioField(
        words("How long?"),
        choices=[SelectChoice(value, name) for value, name in LENGTHS.items()],
        validators=[InputRequired(words("Choose how long."))],
    )
    when = SelectField(words("When?"))
    topic = SelectField(words("About what?"), validators=[Optional()])
    count = SelectField(
        words("How many?"),
        choices=[SelectChoice(number, str(number)) for number in range(1, MOST_PEOPLE + 1)],
        coerce=int,
    )

    def offer(self, when: Sequence[tuple[str, str]], topics: Sequence[Topic]) -> None:
        """What can be chosen just now."""
        self.when.choices = [SelectChoice(value, name) for value, name in when]
        self.topic.choices = [SelectChoice("", NOT_SAID), *(SelectChoice(topic.slug, topic.name) for topic in topics)]

    def contact(self) -> Contact:
        """What was chosen."""
        return Contact(
            self.channel.data,
            self.direction.data,
            self.length.data,
            self.when.data,
            self.topic.data or "",
            self.count.data,
        )


class ChangeForm(ContactForm, ReasonForm):
    """A contact that is changed. What nobody has said stays so unless somebody says it now."""

    def leave_unsaid(self, channel: str | None, direction: str | None) -> None:
        """Let what the contact does not say be left so."""
        for field, said in ((self.channel, channel), (self.direction, direction)):
            if said is None:
                field.choices = [*field.choices, SelectChoice("", NOT_SAID)]
                field.validators = [Optional()]

    def keep(self, field: RadioField | SelectField, value: str, name: str) -> None:
        """Offer first what stands."""
        field.choices = [SelectChoice(value, name), *field.choices]

    def ask_no_reason(self) -> None:
        """It was noted a moment ago."""
        del self.reason


class TakeBackForm(FlaskForm):
    """Which contact was wrong, pressed within ten minutes."""

    entry = HiddenField(validators=[DataRequired()])


class TopicForm(FlaskForm):
    """What a topic is called."""

    name = StringField(
        words("The topic"),
        validators=[
            DataRequired(words("Give it a name.")),
            Length(max=LONGEST_TOPIC, message=words("Make it shorter.")),
            is_plain,
        ],
        description=words("Of everyday life, never a diagnosis or anyone's name. For example: Housing."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_TOPIC},
    )


class PhoneForm(FlaskForm):
    """What a phone is called."""

    name = StringField(
        words("What it is called"),
        validators=[
            DataRequired(words("Give it a name.")),
            Length(max=LONGEST_NAME, message=words("Make it shorter.")),
            is_plain,
        ],
        description=words("So that you know which one it is. For example: Monday's phone."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_NAME},
    )


class NewPhoneForm(PhoneForm):
    """A new phone."""

    premises = SelectField(words("Which place it notes for"))
