"""Every law by which an attacker computes: the one list, and the relations that follow from it for some tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.disclosure.cells import Table
from app.disclosure.known import known_of
from app.disclosure.laws import bands, classes, late, periods, places, visits
from app.disclosure.laws.law import Law
from app.disclosure.relations import Relation

LAWS: tuple[Law, ...] = (
    Law(
        "the classes sum to the whole",
        "a table shows every class, and everybody is in one of them",
        "figures.md: gender and age sum to unique_visitors; bands hold each unique visitor",
        classes.classes_of_tables,
    ),
    Law(
        "the classes sum to the whole in what is left of a year",
        "everybody is in one class at any time, also in the half that no table is about",
        "figures.md: gender and age sum to unique_visitors; bands hold each unique visitor",
        classes.classes_of_rests,
    ),
    Law(
        "classes of several tables sum to the whole",
        "all codes of the dimension are known, each in a table of its own",
        "figures.md: new_visitors, returning_visitors, bands",
        classes.whole_sets,
    ),
    Law(
        "a merged class is the sum of its classes",
        "the classes that were merged are published",
        "trust.md, disclosure control, 2 and 4",
        classes.merged_classes,
    ),
    Law(
        "the visits of places sum to all",
        "each visit is at one place; who knows the only place knows all",
        "trust.md, disclosure control, 6: premises in organisation in agreement",
        places.sums_of_places,
    ),
    Law(
        "a place has at most the visitors of all",
        "who was at one of the places was at all of them together",
        "trust.md, disclosure control, 6: uniques are not additive, but bounded",
        places.persons_at_a_place,
    ),
    Law(
        "a visitor is one of some place",
        "all together are those of the places, each counted once",
        "trust.md, disclosure control, 6: uniques are not additive, but bounded",
        places.persons_of_some_place,
    ),
    Law(
        "the sum of organisations less all together visit several",
        "whoever visits two organisations stands in both numbers and once in the joint one",
        "trust.md, disclosure control, 7: A + B - joint",
        places.shared_by_organisations,
    ),
    Law(
        "the visits of parts of the year sum to it",
        "each visit is on one day; what no table is about is the year less the half",
        "figures.md: visits(year) = the sum of its months",
        periods.sums_of_periods,
    ),
    Law(
        "a part of the year has at most its visitors",
        "who came in a month came in the year",
        "trust.md, disclosure control, 6: max over months <= year",
        periods.persons_of_a_part,
    ),
    Law(
        "a visitor of the year is one of some part",
        "who came in the year came in one of its months",
        "trust.md, disclosure control, 6: year <= sum of months",
        periods.persons_of_some_part,
    ),
    Law(
        "everybody is new once",
        "a first visit ever lies on one day",
        "figures.md: new_visitors, first_seen",
        periods.new_once,
    ),
    Law(
        "who returns in a part was here before the year or new in an earlier part",
        "an earlier visit lies before the year, or in the year before the part",
        "figures.md: returning_visitors",
        periods.returning_in_a_part,
    ),
    Law(
        "persons are at most their visits",
        "a visitor has made a visit, a participant has taken part",
        "trust.md, disclosure control, 6: uniques <= visits",
        visits.persons_by_what_they_did,
    ),
    Law(
        "visits are those with a card and those without",
        "a visit has one way in",
        "figures.md: visits, visits_identified, visits_anonymous",
        visits.visits_with_and_without_card,
    ),
    Law(
        "a person makes one visit a day and premises at most",
        "a second visit of one service day at one premises is not counted",
        "figures.md: visits",
        visits.one_visit_a_day,
    ),
    Law(
        "so many days make at least so many visits",
        "who comes often has come on as many days as the limit says",
        "figures.md: bands, the limits that the report tells",
        bands.bands_make_visits,
    ),
    Law(
        "so many days make at most so many visits",
        "who comes seldom has stayed below the limit",
        "figures.md: bands, the limits that the report tells",
        bands.bands_end_visits,
    ),
    Law(
        "so many days in the year are so many in a part",
        "the limits of the year and of its halves bind who can be often in which",
        "figures.md: bands, max(1, ceil(T * n / 365))",
        bands.bands_over_time,
    ),
    Law(
        "so many days at a place are so many at all",
        "days at all the places together are at least those at one",
        "figures.md: bands",
        bands.bands_over_places,
    ),
    Law(
        "late entries only add",
        "a void is rare, so an attacker may bet that what comes late was not taken back",
        "trust.md, disclosure control, 8: late entries",
        late.late_entries_only_add,
    ),
    Law(
        "no more persons came late than visits",
        "who is counted for the first time, or in another band, has made a visit that came late",
        "trust.md, disclosure control, 6 and 8: uniques <= visits",
        late.late_persons_made_late_visits,
    ),
)


def relations(tables: Sequence[Table]) -> list[Relation]:
    """Everything that is known to hold between the quantities of the tables, each once, in a fixed order."""
    known = known_of(tables)
    found: dict[Relation, None] = {}
    for law in LAWS:
        for relation in law.find(known):
            found.setdefault(replace(relation, law=law.name), None)
    return list(found)
