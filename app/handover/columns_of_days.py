"""What is kept of days that somebody came or trained: the sums of the log, and work training."""

from __future__ import annotations

from app.handover.told import About, told

COLUMNS = (
    told(
        "visit_days",
        "organisation_id person_id batch_id",
        About.NUMBER,
        "Summor ur noteringarna: vilken person.",
        "Sums of the entries: which person.",
    ),
    told(
        "visit_days",
        "premises_id day",
        About.HOLDER,
        "Att personen var i lokalen den dagen.",
        "That the person was at the premises on that day.",
    ),
    told(
        "first_days",
        "organisation_id person_id batch_id",
        About.NUMBER,
        "Summor ur noteringarna: vilken person.",
        "Sums of the entries: which person.",
    ),
    told(
        "first_days",
        "premises_id first_day",
        About.HOLDER,
        "Personens första dag i lokalen.",
        "The person's first day at the premises.",
    ),
    told(
        "day_heads",
        "premises_id day anonymous_heads children on_premises_entries",
        About.DAY,
        "Hur många utan kort, hur många barn, hur många noteringar en dag.",
        "How many without a card, how many children, how many entries on a day.",
    ),
    told(
        "arrivals",
        "premises_id day hour heads",
        About.DAY,
        "Hur många som kom varje timme.",
        "How many came each hour.",
    ),
    told(
        "training_participants",
        "organisation_id id person_id",
        About.NUMBER,
        "Vilken person en deltagare i arbetsträning är.",
        "Which person a participant in work training is.",
    ),
    told(
        "training_participants",
        "premises_id picture number from_day to_day",
        About.HOLDER,
        "Var, under vilken bild och från vilken dag till vilken. Aldrig av vem personen anvisats.",
        "Where, under which picture, from which day to which. Never by whom the person was placed.",
    ),
    told("training_times", "organisation_id participant_id", About.NUMBER, "Vilken deltagare.", "Which participant."),
    told(
        "training_times",
        "from_day weekday starts_minute ends_minute",
        About.HOLDER,
        "Veckans plan för deltagaren.",
        "The participant's plan of the week.",
    ),
    told("running_shifts", "organisation_id participant_id", About.NUMBER, "Vilken deltagare.", "Which participant."),
    told(
        "running_shifts",
        "started_at",
        About.HOLDER,
        "När ett pass som pågår började.",
        "When a shift that is going on began.",
    ),
    told("running_shifts", "staff_id", About.STAFF, "Vem som startade passet.", "Who started the shift."),
    told(
        "day_heads",
        "organisation_id batch_id",
        About.NUMBER,
        "Hos vem, och ur vilken fil.",
        "At whose premises, and from which file.",
    ),
    told(
        "arrivals",
        "organisation_id batch_id",
        About.NUMBER,
        "Hos vem, och ur vilken fil.",
        "At whose premises, and from which file.",
    ),
)
