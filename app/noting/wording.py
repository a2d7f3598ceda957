"""How what was noted by hand is said in words."""

from __future__ import annotations

from flask_babel import gettext, ngettext

from app.activities.kinds import VISITING_KINDS
from app.noting.code_words import code_name
from app.noting.day_list import Noted
from app.noting.notables import NOTABLE, Part
from app.web.formatting import number
from app.web.languages import language


def noted_words(noted: Noted) -> str:
    """What was noted in one line: Fredagslunch, 9 personer."""
    notable = NOTABLE[noted.kind]
    name = noted.activity_name or str(notable.name)
    return ", ".join([name, *_amounts(noted, Part.HEADS in notable.parts)])


def noted_details(noted: Noted) -> list[str]:
    """What stands below it in smaller letters: the kind, how sure it is."""
    said = [str(NOTABLE[noted.kind].name)] if noted.activity_name else []
    if noted.children:
        said.append(ngettext("%(num)s child among them", "%(num)s children among them", noted.children))
    if noted.basis == "estimated":
        said.append(gettext("about"))
    if noted.basis == "paper":
        said.append(gettext("from paper"))
    return said


def _amounts(noted: Noted, has_heads: bool) -> list[str]:
    said = [code_name(noted.code, language())] if noted.code else []
    if noted.kind in VISITING_KINDS:
        said.append(ngettext("%(num)s person", "%(num)s persons", noted.heads))
    elif has_heads and (noted.heads > 1 or not said):
        said.append(number(noted.heads))
    if noted.minutes and Part.HOURS in NOTABLE[noted.kind].parts:
        said.append(gettext("%(hours)s h", hours=number(noted.minutes / 60, 2)))
    elif noted.minutes:
        said.append(gettext("%(count)s min", count=noted.minutes))
    return said
