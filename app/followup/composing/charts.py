"""The charts of a report, one explicit list: made from published cells, with the same in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.followup.composing.blocks import ChartBlock, Series
from app.followup.composing.code_names import name_of
from app.followup.composing.published import Published, Where
from app.followup.composing.wording import listed, month, number, period_in_words, sentence_case, weekday
from app.followup.tables.building import month_code
from app.followup.writing.texts import Happened

Numbers = Mapping[str, int | None]


@dataclass(frozen=True)
class Drawing:
    """What a chart is drawn from: published numbers of a place, in one language, and what happened under the curve."""

    told: Published
    language: str
    organisation: str = "*"
    happened: tuple[Happened, ...] = ()

    def say(self, sv: str, en: str) -> str:
        """One of two wordings."""
        return sv if self.language == "sv" else en

    def numbers(self, table_id: str, dimension: str, period: str | None) -> Numbers:
        """Published numbers along a dimension; none for a period that is not compared with."""
        return self.told.series(table_id, dimension, Where(period, self.organisation)) if period else {}

    def words(self, value: int | None) -> str:
        """A number, or that it is hidden."""
        return number(value, self.language) if value is not None else self.say("visas inte", "not shown")

    @property
    def whose(self) -> str:
        """Of several organisations the name of the one that is drawn, before the caption."""
        if not self.told.is_joint or self.organisation == "*":
            return ""
        return f"{self.told.document['names']['organisation'][self.organisation]}: "


@dataclass(frozen=True)
class Chart:
    """A chart; about: the figures it shows. of_each: of several organisations each has its own."""

    id: str
    about: tuple[str, ...]
    draw: Callable[[Drawing], ChartBlock | None]
    of_each: bool = False


def _by_month(chart_id: str, table_id: str, sv: str, en: str) -> Callable[[Drawing], ChartBlock | None]:
    """Columns month by month, beside the same months of the period before."""

    def draw(drawing: Drawing) -> ChartBlock | None:
        now = drawing.numbers(table_id, "month", drawing.told.present)
        before = drawing.numbers(table_id, "month", drawing.told.before)
        if not any(now.values()):
            return None
        caption = drawing.say(sv, en)
        return ChartBlock(
            _id(chart_id, drawing),
            "columns",
            f"{drawing.whose}{caption}",
            _in_words(drawing, now, [month(code, drawing.language) for code in now]),
            tuple(_month_label(code, now, drawing.language) for code in now),
            tuple(_series(drawing, now, before)),
            tuple(_events(drawing.happened, list(now))),
        )

    return draw


def _series(drawing: Drawing, now: Numbers, before: Numbers) -> Sequence[Series]:
    series = [Series(period_in_words(drawing.told.present, drawing.language), tuple(now.values()))]
    # A period with months of another number is not laid beside.
    if drawing.told.before and any(before.values()) and len(before) == len(now):
        series.append(Series(period_in_words(drawing.told.before, drawing.language), tuple(before.values())))
    return series


def _events(happened: Sequence[Happened], months: Sequence[str]) -> Sequence[tuple[int, str]]:
    """What happened, under its month; what lies outside the curve is left to the text."""
    in_order = sorted(happened, key=lambda each: each.day)
    return [(months.index(code), each.words) for each in in_order if (code := month_code(each.day)) in months]


def _month_label(code: str, months: Numbers, language: str) -> str:
    """jan, or over several years jan 25."""
    short = month(code, language, "abbreviated")
    return f"{short} {code[2:4]}" if len({each[:4] for each in months}) > 1 else short


def _in_words(drawing: Drawing, numbers: Numbers, names: Sequence[str]) -> str:
    """Every number of the chart after its name: maj 127, juni 116."""
    told = [f"{name} {drawing.words(value)}" for name, value in zip(names, numbers.values(), strict=True)]
    return f"{sentence_case(listed(told, drawing.language))}."


def bands(drawing: Drawing) -> ChartBlock | None:
    """How often people came, as a strip, beside the period before where it has the same classes."""
    return _strip(drawing, ("bands", "bands", "band"), drawing.say("Hur ofta man kom", "How often people came"))


def newness(drawing: Drawing) -> ChartBlock | None:
    """New visitors and earlier ones, as a strip."""
    if drawing.told.value("newness", Where(drawing.told.present, drawing.organisation), newness="new") is None:
        return None
    return _strip(
        drawing, ("newness", "newness", "newness"), drawing.say("Nya och tidigare besökare", "New and earlier visitors")
    )


def how_found(drawing: Drawing) -> ChartBlock | None:
    """How people found the place, as a strip."""
    caption = drawing.say("Hur man hittade hit", "How people found us")
    return _strip(drawing, ("how_found", "how_found", "how_found"), caption)


def channels(drawing: Drawing) -> ChartBlock | None:
    """Outreach by channel, as a strip."""
    caption = drawing.say("Utanförsamtal efter hur", "Outreach contacts by channel")
    return _strip(drawing, ("channels", "outreach_by_channel", "channel"), caption)


def _strip(drawing: Drawing, ids: tuple[str, str, str], caption: str) -> ChartBlock | None:
    """ids: of the chart, of its table, of the dimension."""
    chart_id, table_id, dimension = ids
    now = drawing.numbers(table_id, dimension, drawing.told.present)
    before = drawing.numbers(table_id, dimension, drawing.told.before)
    if not any(now.values()):
        return None
    names = [name_of(dimension, code, drawing.language) for code in now]
    aligned = {code: before[code] for code in now} if set(before) == set(now) else {}
    return ChartBlock(
        _id(chart_id, drawing),
        "strip",
        f"{drawing.whose}{caption}",
        _in_words(drawing, now, names),
        tuple(map(sentence_case, names)),
        tuple(_series(drawing, now, aligned)),
    )


def arrivals(drawing: Drawing) -> ChartBlock | None:
    """When people came: a row for each part of the day, a field for each weekday."""
    where = Where(drawing.told.present, drawing.organisation)
    days = drawing.told.codes("arrivals", "weekday", where)
    parts = drawing.told.codes("arrivals", "part_of_day", where)
    rows = {
        part: [drawing.told.value("arrivals", where, weekday=day, part_of_day=part) for day in days] for part in parts
    }
    if not any(any(row) for row in rows.values()):
        return None
    names = [weekday(day, drawing.language) for day in days]
    series = tuple(
        Series(sentence_case(name_of("part_of_day", part, drawing.language)), tuple(row)) for part, row in rows.items()
    )
    told = [_in_words(drawing, dict(zip(days, each.values, strict=True)), names) for each in series]
    return ChartBlock(
        _id("arrivals", drawing),
        "heat",
        f"{drawing.whose}{drawing.say('När man kom, personer genom dörren', 'When people came, heads at the door')}",
        " ".join(f"{each.label}: {words}" for each, words in zip(series, told, strict=True)),
        tuple(weekday(day, drawing.language, "abbreviated") for day in days),
        series,
    )


def trend(drawing: Drawing) -> ChartBlock | None:
    """Visits by month over the agreement's years, one curve, with what happened under it."""
    told = drawing.told
    years = list(
        dict.fromkeys(cell["key"]["period"] for cell in told.tables.get("visits_by_year", {"cells": []})["cells"])
    )
    by_month: dict[str, int | None] = {}
    for year in years:
        by_month |= drawing.numbers("visits_over_the_agreement", "month", year)
    if len(years) < 2 or not any(by_month.values()):
        return None
    totals = {year: told.value("visits_by_year", Where(year, drawing.organisation)) for year in years}
    caption = drawing.say("Besök månad för månad under överenskommelsen", "Visits month by month of the agreement")
    return ChartBlock(
        _id("trend", drawing),
        "columns",
        f"{drawing.whose}{caption}",
        _in_words(drawing, totals, years),
        tuple(_month_label(code, by_month, drawing.language) for code in by_month),
        (Series(drawing.say("Besök", "Visits"), tuple(by_month.values())),),
        tuple(_events(drawing.happened, list(by_month))),
    )


def _id(chart_id: str, drawing: Drawing) -> str:
    return chart_id if drawing.organisation == "*" else f"{chart_id}-{drawing.organisation}"


CHARTS: tuple[Chart, ...] = (
    Chart("visits", ("visits",), _by_month("visits", "visits_by_month", "Besök per månad", "Visits by month")),
    Chart("arrivals", ("arrivals",), arrivals),
    Chart("bands", ("bands",), bands, of_each=True),
    Chart("newness", ("new_visitors",), newness, of_each=True),
    Chart("how_found", ("how_found",), how_found, of_each=True),
    Chart(
        "outreach",
        ("outreach_contacts",),
        _by_month("outreach", "outreach_by_month", "Utanförsamtal per månad", "Outreach contacts by month"),
    ),
    Chart("channels", ("outreach_by_channel",), channels),
    Chart("trend", ("trend",), trend),
)
