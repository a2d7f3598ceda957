"""What is kept of days that retention has thinned: numbers of heads and persons, and never who they were."""

from __future__ import annotations

from app.handover.told import About, told

COLUMNS = (
    told(
        "thinnings",
        "organisation_id hours_through days_through",
        About.HOUSE,
        "Till och med vilken dag klockslag och personers dagar är borta.",
        "Until which day times of day and days of persons are gone.",
    ),
    told(
        "hours_of_months",
        "organisation_id premises_id day hour heads",
        About.HOUSE,
        "Hur många som kom en månads alla måndagar, tisdagar … en viss timme, sedan klockslagen försvunnit.",
        "How many came in an hour on all of a month's Mondays, Tuesdays … once the times of day are gone.",
    ),
    told(
        "outside_hours",
        "organisation_id premises_id day heads",
        About.DAY,
        "Hur många kontakter en vardag som togs utanför kontorstid.",
        "How many contacts of a weekday were outside office hours.",
    ),
    told(
        "kept_days",
        "organisation_id premises_id day identified_visits on_premises_entries",
        About.DAY,
        "Hur många besök med kort och noteringar en dag hade, sedan ingen person har kvar den.",
        "How many visits with a card and entries a day had, once no person has it any more.",
    ),
    told(
        "kept_sessions",
        "organisation_id premises_id day kind activity_id persons",
        About.DAY,
        "Hur många personer som var med på en träff, sedan ingen person har kvar dagen.",
        "How many persons took part in a session, once no person has its day any more.",
    ),
    told(
        "kept_stays",
        "organisation_id premises_id day minutes entries",
        About.HOUSE,
        "Hur många av en månads besök med kort som varade så länge.",
        "How many of a month's visits with a card lasted so long.",
    ),
)
