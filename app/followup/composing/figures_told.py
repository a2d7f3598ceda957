"""The figures of a report's document, each made from published cells alone: the one list of how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.disclosure.cells import TOTAL
from app.disclosure.percent import Share
from app.figures.list import FIGURE
from app.figures.subjects.visitors import FEWEST_CARDS_FOR_ESTIMATE, rounded_half_up
from app.followup.composing.published import Published, Where
from app.followup.tables.numbers import EARLIER, NEW, SAID_NEW

Told = dict[str, Any]
SHARE_FOR_UPPER_BOUND = 0.9  # figures.md: the upper bound is printed only where nearly all visits are by card


@dataclass(frozen=True)
class FigureTold:
    """A figure of the report, and how it follows from published cells."""

    id: str
    tell: Callable[[Published, Where], Told]


def _cell(figure_id: str, table_id: str = "") -> FigureTold:
    """A figure that is one published cell."""
    return FigureTold(figure_id, lambda told, where: {"value": told.value(table_id or figure_id, where)})


def _parts(figure_id: str, table_id: str, dimension: str) -> FigureTold:
    """A figure that falls into the published classes of a table; null when the table did not leave."""
    return FigureTold(figure_id, lambda told, where: {"value": told.series(table_id, dimension, where) or None})


def cards(told: Published, where: Where) -> Told:
    """Persons with a card, with the estimate of people and the upper bound that follow from published numbers.

    Of several parties together it is another figure, where it is one at all.
    """
    if told.is_joint and where.organisation == TOTAL:
        return {"value": None}
    value, visits = told.value("unique_visitors", where), told.value("visits", where)
    identified = told.value("visits_identified", where)
    return {
        "value": value,
        "estimate": estimate(value, visits, identified),
        "high": upper_bound(value, visits, identified),
    }


def joint_cards(told: Published, where: Where) -> Told:
    """Persons with a card of all parties together, each counted once."""
    is_theirs = told.is_joint and where.organisation == TOTAL
    return {"value": told.value("unique_visitors", where) if is_theirs else None}


def estimate(cards: int | None, visits: int | None, identified: int | None) -> int | None:
    """How many people, if those without a card come as often as those with one (figures.md, unique_visitors)."""
    if cards is None or not visits or not identified or cards < FEWEST_CARDS_FOR_ESTIMATE or 2 * identified < visits:
        return None
    return rounded_half_up(cards * visits, identified)


def upper_bound(cards: int | None, visits: int | None, identified: int | None) -> int | None:
    """Of those counted, more people there cannot have been; told only where nearly all visits were by card."""
    if cards is None or not visits or identified is None or identified < SHARE_FOR_UPPER_BOUND * visits:
        return None
    return cards + visits - identified


def visits_per_open_day(told: Published, where: Where) -> Told:
    """Visits a day on the days that were counted, to one decimal."""
    visits = told.value("visits_on_counted_days", where)
    days = told.value("registered_open_days", where)
    return {"value": round(visits / days, 1) if visits is not None and days else None}


def _visits_without_card(told: Published, where: Where) -> Told:
    visits, identified = told.value("visits", where), told.value("visits_identified", where)
    return {"value": visits - identified if visits is not None and identified is not None else None}


def _share(part: Callable[[Published, Where], int | None], whole: Callable[[Published, Where], int | None]) -> Any:
    def tell(told: Published, where: Where) -> Told:
        share = told.share(part(told, where), whole(told, where))
        return _as_told(share)

    return tell


def _as_told(share: Share | None) -> Told:
    """Whole percent from a hundred on, words from twenty on, below neither."""
    if share is None:
        return {"value": None}
    if share.percent is not None:
        return {"value": share.percent / 100, "words": None}
    return {"value": None, "words": {"sv": share.sv, "en": share.en}}


def new_visitors(told: Published, where: Where) -> Told:
    """New visitors, with how that is known: by the history, or by what people said."""
    by_history = told.value("newness", where, newness=NEW)
    if by_history is not None:
        return {"value": by_history, "basis": "history"}
    said = told.value("newness", where, newness=SAID_NEW)
    return {"value": said, "basis": "stated" if said is not None else None}


_CELLS = (
    *("open_days", "registered_open_days", "open_hours", "open_evenings", "open_weekend_days", "gaps", "visits"),
    "visits_identified",
    *("children", "meals", "meal_days", "walks", "walk_participations", "sessions", "session_participations"),
    *("outreach_contacts", "outreach_minutes", "outreach_outside_hours", "accompaniments", "cooperation_contacts"),
    *("training_participants", "training_hours", "handouts", "volunteer_hours", "community_service_hours"),
    *("grant", "cost", "volunteer_value"),
    # There only when every party has ticked them: see tables/by_consent.py.
    *("cost_per_visit", "cost_per_unique_visitor", "grant_per_visit"),
)

FIGURES_TOLD: tuple[FigureTold, ...] = (
    *(_cell(figure_id) for figure_id in _CELLS),
    FigureTold("visits_anonymous", _visits_without_card),
    FigureTold(
        "identified_share",
        _share(
            lambda told, where: told.value("visits_identified", where),
            lambda told, where: told.value("visits", where),
        ),
    ),
    FigureTold("visits_per_open_day", visits_per_open_day),
    FigureTold("unique_visitors", cards),
    FigureTold("joint_unique_visitors", joint_cards),
    _parts("bands", "bands", "band"),
    FigureTold("regulars", lambda told, where: {"value": told.value("bands", where, band="often")}),
    _parts("gender", "gender", "gender"),
    _parts("age_band", "age", "age"),
    FigureTold("new_visitors", new_visitors),
    FigureTold(
        "new_share",
        _share(
            lambda told, where: told.value("newness", where, newness=NEW),
            lambda told, where: told.value("unique_visitors", where),
        ),
    ),
    FigureTold("returning_visitors", lambda told, where: {"value": told.value("newness", where, newness=EARLIER)}),
    _parts("how_found", "how_found", "how_found"),
    _parts("outreach_by_channel", "outreach_by_channel", "channel"),
    _parts("accompaniments_by_authority", "accompaniments", "authority"),
    _parts("handouts_by_item", "handouts_by_item", "item"),
    _parts("cooperation_by_partner", "cooperation_by_partner", "partner"),
)

TOLD = {each.id: each for each in FIGURES_TOLD}
IN_ORDER = tuple(figure_id for figure_id in FIGURE if figure_id in TOLD)


# Where a figure rests on a table of another name.
BEHIND = {
    "joint_unique_visitors": "unique_visitors",
    **dict.fromkeys(("new_visitors", "returning_visitors", "new_share"), "newness"),
    "regulars": "bands",
    "age_band": "age",
    "accompaniments_by_authority": "accompaniments",
}


def table_behind(figure_id: str) -> str:
    """The id of the table whose cells the figure is made from."""
    return BEHIND.get(figure_id, figure_id)


def figures_told(told: Published) -> dict[str, Told]:
    """Every figure of which anything is published, with the period before, its version, label and definition.

    Of several organisations each stands for itself too; a number of persons stands only so, for it does not add up.
    """
    return {figure_id: of for figure_id in IN_ORDER if _says_anything(of := _figure(TOLD[figure_id], told))}


def _figure(figure: FigureTold, told: Published) -> Told:
    defined = FIGURE[figure.id]
    organisations = {slug: _values(figure, told, slug) for slug in told.organisations} if told.is_joint else {}
    return {
        **_values(figure, told),
        **({"organisations": organisations} if organisations else {}),
        "version": defined.version,
        "unit": defined.unit.name.lower(),
        "label": {"sv": defined.sv, "en": defined.en},
        "definition": {"sv": defined.definition_sv, "en": defined.definition_en},
    }


def _values(figure: FigureTold, told: Published, organisation: str = "*") -> Told:
    now = figure.tell(told, Where(told.present, organisation))
    before = figure.tell(told, Where(told.before, organisation)) if told.before else {"value": None}
    return {**now, "before": before}


def _says_anything(figure: Told) -> bool:
    values = [figure, figure["before"], *figure.get("organisations", {}).values()]
    return any(each["value"] is not None or each.get("words") for each in values)
