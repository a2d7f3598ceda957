"""The form in which a Word template is chosen, and what it says of a file that is none."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import FileField

NO_FILE = words("Choose a file first.")
# By NotATemplate.why.
FAULT_WORDS: dict[str, LazyString] = {
    "no-word": words("This is no Word document. Save your template as .docx or .dotx, and choose it again."),
    "too-large": words("The file is larger than 5 MB. Take out its pictures, save it again, and choose it."),
    "macros": words("The file holds macros or embedded programs. Save it as .docx without them, and choose it again."),
    "reaches-out": words("The file fetches something from elsewhere. Put its pictures into the file itself."),
    "broken": words("Something in the file is broken. Open it in Word, save it again, and choose it."),
    "style": words("In this file a heading's style is one of letters. Make it one of paragraphs, and choose it again."),
}


class TemplateForm(FlaskForm):
    """The file to take as a template."""

    file = FileField(words("The Word file"), render_kw={"accept": ".docx,.dotx"})
