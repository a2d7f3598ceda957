"""Every ready sentence in Swedish and English, with small numbers and large."""

import re

import pytest

from app.followup.published import Published
from app.followup.sentences.list import SENTENCES, ready_sentences
from app.followup.sentences.speaking import Speaking
from app.followup.terms import AgreedNumber, Party, Terms
from tests.followup.telling import ALONE, BOTH, document, joined, speaking, table, told

SPACE = "\N{NO-BREAK SPACE}"
# What is published, and what is then said in Swedish and in English.
SAID = [
    ("open_days", {"open_days": 219}, "Vi hade öppet 219 dagar under 2025.", "We were open 219 days in 2025."),
    ("open_days", {"open_days": 1}, "Vi hade öppet en dag under 2025.", "We were open one day in 2025."),
    (
        "open_hours",
        {"open_hours": 1441},
        f"Sammanlagt hade vi öppet 1{SPACE}441 timmar.",
        "In all we were open 1,441 hours.",
    ),
    ("open_hours", {"open_hours": 5}, "Sammanlagt hade vi öppet fem timmar.", "In all we were open five hours."),
    (
        "evenings_and_weekends",
        {"open_evenings": 42, "open_weekend_days": 9},
        "Bland öppetdagarna fanns 42 kvällar samt nio lördagar och söndagar.",
        "The open days included 42 evenings as well as nine Saturdays and Sundays.",
    ),
    (
        "evenings_and_weekends",
        {"open_evenings": 1, "open_weekend_days": 0},
        "Bland öppetdagarna fanns en kväll.",
        "The open days included one evening.",
    ),
    (
        "visits_a_day",
        {"visits_on_counted_days": 1690, "registered_open_days": 220},
        "I snitt kom åtta personer om dagen.",
        "On average eight people a day came.",
    ),
    (
        "visits_a_day",
        {"visits_on_counted_days": 5500, "registered_open_days": 220},
        "I snitt kom 25 personer om dagen.",
        "On average 25 people a day came.",
    ),
    (
        "visits_a_day",
        {"visits_on_counted_days": 500, "registered_open_days": 220},
        "I snitt kom 2,3 personer om dagen.",
        "On average 2.3 people a day came.",
    ),
    (
        "visits_a_day",
        {"visits_on_counted_days": 40, "registered_open_days": 220},
        "I snitt kom det färre än en person om dagen.",
        "On average fewer than one person a day came.",
    ),
    ("all_visits", {"visits": 1328}, f"Det blev 1{SPACE}328 besök under 2025.", "There were 1,328 visits in 2025."),
    ("all_visits", {"visits": 1}, "Det blev ett besök under 2025.", "There was one visit in 2025."),
    (
        "visits_and_before",
        {"visits": (1328, 1462), "unique_visitors": (64, 63), "visits_identified": (961, 1008)},
        "Besöken var 134 färre än 2024, inom vad slump eller täckning kan göra.",
        "The visits were 134 fewer than in 2024, within what chance or coverage can do.",
    ),
    (
        "visits_and_before",
        {"visits": (3000, 1000), "unique_visitors": (300, 100), "visits_identified": (3000, 1000)},
        f"Besöken var 2{SPACE}000 fler än 2024.",
        "The visits were 2,000 more than in 2024.",
    ),
    (
        "visits_and_before",
        {"visits": (1000, 1000)},
        "Besöken var lika många som 2024.",
        "The visits were as many as in 2024.",
    ),
    (
        "usual_time",
        {"arrivals": {"0 morning": 20, "0 evening": 3, "3 morning": 9, "3 evening": 421}},
        "Flest kom på torsdagskvällarna.",
        "Most came on Thursday evenings.",
    ),
    (
        "usual_time",
        {"arrivals": {"4 morning": 20, "4 afternoon": 19}},
        "Flest kom på fredagsförmiddagarna.",
        "Most came on Friday mornings.",
    ),
    (
        "cards",
        {"unique_visitors": (64, 63)},
        "64 personer med kort kom under 2025: en fler än 2024, inom vad slump eller täckning kan göra.",
        "64 people with a card came in 2025: one more than in 2024, within what chance or coverage can do.",
    ),
    (
        "cards",
        {"unique_visitors": 8},
        "Åtta personer med kort kom under 2025.",
        "Eight people with a card came in 2025.",
    ),
    (
        "how_often",
        {"unique_visitors": 90, "bands": {"often": 31, "sometimes": 29, "seldom": 30}},
        "Av dem som har kort kom ungefär en tredjedel ofta, en tredjedel ibland och en tredjedel sällan.",
        "Of those who have a card about a third often, a third sometimes and a third seldom came.",
    ),
    (
        "how_often",
        {"unique_visitors": 200, "bands": {"often": 50, "sometimes": 50, "seldom": 100}},
        "Av dem som har kort kom 25 % ofta, 25 % ibland och 50 % sällan.",
        "Of those who have a card 25% often, 25% sometimes and 50% seldom came.",
    ),
    (
        "how_often",
        {"unique_visitors": 18, "bands": {"often": 5, "sometimes": 6, "seldom": 7}},
        "Av dem som har kort kom fem ofta, sex ibland och sju sällan.",
        "Of those who have a card five often, six sometimes and seven seldom came.",
    ),
    (
        "newcomers",
        {"newness": {"new": 28, "earlier": 36}},
        "28 personer var nya, och 36 hade besökt oss tidigare.",
        "28 people were new, and 36 had visited us before.",
    ),
    (
        "newcomers",
        {"newness": {"said-new": 7}},
        "Sju personer sa att de var nya hos oss när de fick sitt kort.",
        "Seven people said that they were new with us when they got their card.",
    ),
    (
        "women_and_men",
        {"gender": {"woman": 20, "man": 24, "other-or-unstated": 20}},
        "Bland dem var 20 kvinnor och 24 män; 20 personer är något annat eller har inte sagt.",
        "Among them were 20 women and 24 men; 20 people are something else or have not said.",
    ),
    (
        "women_and_men",
        {"gender": {"woman": 5, "man": 6}},
        "Bland dem var fem kvinnor och sex män.",
        "Among them were five women and six men.",
    ),
    (
        "young_and_older",
        {"age": {"under-30": 15, "30-and-over": 35, "unstated": 14}},
        "15 personer var under 30 år och 35 personer 30 år eller äldre.",
        "15 people were under 30 and 35 people 30 or over.",
    ),
    (
        "young_women_and_men",
        {
            "gender_and_age": {
                "woman under-30": 9,
                "man under-30": 14,
                "woman 30-and-over": 21,
                "man 30-and-over": 30,
            }
        },
        "Nio kvinnor och 14 män var under 30 år.",
        "Nine women and 14 men were under 30.",
    ),
    (
        "ways_here",
        {"how_found": {"people": 41, "partners": 12, "by-outreach": 8, "other-ways": 6}},
        "Vanligast var att man hittade hit genom någon man känner: ungefär tre femtedelar av dem som berättade.",
        "Most often people found us through someone they know: about three fifths of those who told.",
    ),
    (
        "ways_here",
        {"how_found": {"people": 5, "partners": 9}},
        "Vanligast var att man hittade hit genom en myndighet eller samverkanspart.",
        "Most often people found us through an authority or partner.",
    ),
    (
        "meals",
        {"meals": 334, "meal_days": 43},
        "Vi åt tillsammans 43 dagar, sammanlagt 334 måltider.",
        "We ate together on 43 days, 334 meals in all.",
    ),
    (
        "meals",
        {"meals": 7, "meal_days": 1},
        "Vi åt tillsammans en dag, sammanlagt sju måltider.",
        "We ate together on one day, seven meals in all.",
    ),
    (
        "walks",
        {"walks": 89, "walk_participations": 346},
        "Vi gick på promenad 89 gånger, i snitt fyra deltagare varje gång.",
        "We went for a walk 89 times, on average four participants each time.",
    ),
    (
        "walks",
        {"walks": 1, "walk_participations": 1},
        "Vi gick på promenad en gång, i snitt en deltagare varje gång.",
        "We went for a walk one time, on average one participant each time.",
    ),
    (
        "groups",
        {"sessions": 41, "session_participations": 356},
        "Grupper och andra aktiviteter hölls 41 gånger, i snitt med nio deltagare.",
        "Groups and other activities were held 41 times, with nine participants on average.",
    ),
    (
        "outreach",
        {"outreach_contacts": (402, 389), "outreach_outside_hours": 140},
        "Vi hade 402 utanförsamtal under 2025, 140 av dem utanför kontorstid, på kvällar, nätter och helger. Det är "
        "13 fler än 2024, inom vad slump eller täckning kan göra.",
        "We had 402 outreach contacts in 2025, 140 of them outside office hours, in evenings, at night and at "
        "weekends. That is 13 more than in 2024, within what chance or coverage can do.",
    ),
    (
        "outreach",
        {"outreach_contacts": 1},
        "Vi hade ett utanförsamtal under 2025.",
        "We had one outreach contact in 2025.",
    ),
    (
        "channels",
        {"outreach_by_channel": {"*": 50, "voice": 30, "text": 15, "in-person": 5}},
        "Vanligaste sättet var telefon och video: ungefär tre femtedelar av utanförsamtalen.",
        "The most usual way was phone and video: about three fifths of the outreach contacts.",
    ),
    (
        "going_along",
        {"accompaniments": {"*": 67, "social-services": 27, "other-authorities": 40}},
        "Vi följde med 67 gånger till en myndighet eller till vården, 27 av dem till socialtjänsten.",
        "We went along 67 times to an authority or to health care, 27 of them to social services.",
    ),
    (
        "going_along",
        {"accompaniments": {"*": 1}},
        "Vi följde med en gång till en myndighet eller till vården.",
        "We went along one time to an authority or to health care.",
    ),
    (
        "partners",
        {"cooperation_contacts": 56, "cooperation_by_partner": {"probation": 30, "library": 20, "unstated": 6}},
        "Vi hade 56 kontakter med två samverkansparter.",
        "We had 56 contacts with two partners.",
    ),
    (
        "partners",
        {"cooperation_contacts": 1},
        "Vi hade en kontakt med samverkansparter.",
        "We had one contact with partners.",
    ),
    (
        "training",
        {"training_participants": 24, "training_hours": 5670},
        f"24 personer arbetstränade hos oss, sammanlagt 5{SPACE}670 timmar.",
        "24 people did work training with us, 5,670 hours in all.",
    ),
    (
        "training",
        {"training_participants": None, "training_hours": 12},
        "Arbetsträningen var tolv timmar.",
        "Work training came to twelve hours.",
    ),
    (
        "handouts",
        {"handouts": 558, "handouts_by_item": {"clothes": 45, "food-bag": 446, "hygiene": 67}},
        "Vi gjorde 558 utdelningar, mest matkassar, hygienartiklar och kläder.",
        "We made 558 handouts, mostly food bags, hygiene articles and clothes.",
    ),
    ("handouts", {"handouts": 1}, "Vi gjorde en utdelning.", "We made one handout."),
    (
        "children",
        {"children": 15},
        "15 barn räknades bland besöken, ett för varje gång de kom.",
        "15 children were counted among the visits, once for each time they came.",
    ),
    (
        "children",
        {"children": 1},
        "Ett barn räknades bland besöken, ett för varje gång de kom.",
        "One child was counted among the visits, once for each time they came.",
    ),
    (
        "volunteers",
        {"volunteer_hours": 1167},
        f"Det ideella arbetet var 1{SPACE}167 timmar.",
        "Volunteers gave 1,167 hours.",
    ),
    ("volunteers", {"volunteer_hours": 1}, "Det ideella arbetet var en timme.", "Volunteers gave one hour."),
    (
        "community_service",
        {"community_service_hours": 492},
        "492 timmar var samhällstjänst.",
        "492 hours were community service.",
    ),
    (
        "community_service",
        {"community_service_hours": 1},
        "En timme var samhällstjänst.",
        "One hour was community service.",
    ),
]


@pytest.mark.parametrize(
    ("sentence_id", "numbers", "sv", "en"), SAID, ids=[f"{each[0]}-{n}" for n, each in enumerate(SAID)]
)
def test_a_sentence_tells_its_numbers_in_both_languages(sentence_id, numbers, sv, en):
    assert told(sentence_id, "sv", **numbers) == sv
    assert told(sentence_id, "en", **numbers) == en


# Sentences whose numbers need more than a line, tested below.
TOLD_BELOW = {"months", "by_premises", "activities", "referrers", "money"}


def test_every_sentence_is_tested():
    assert {each.id for each in SENTENCES} == {each[0] for each in SAID} | TOLD_BELOW


@pytest.mark.parametrize(
    "hidden",
    [
        ("cards", {"unique_visitors": None}),
        ("how_often", {"unique_visitors": 90, "bands": {"often": None, "sometimes": 29, "seldom": None}}),
        ("newcomers", {"newness": {"new": None, "earlier": None}}),
        ("women_and_men", {"gender": {"woman": None, "man": 24}}),
        ("young_and_older", {"age": {"under-30": None, "30-and-over": 35}}),
        (
            "young_women_and_men",
            {
                "gender_and_age": {
                    "woman under-30": None,
                    "man under-30": 9,
                    "woman 30-and-over": 9,
                    "man 30-and-over": 9,
                }
            },
        ),
        ("ways_here", {"how_found": {"people": 41, "partners": None}}),
        ("usual_time", {"arrivals": {"0 morning": 20, "3 evening": None}}),
        ("channels", {"outreach_by_channel": {"*": 50, "voice": None, "text": 45}}),
        ("visits_a_day", {"visits_on_counted_days": None, "registered_open_days": 220}),
        ("all_visits", {"visits": None}),
    ],
)
def test_of_what_is_hidden_nothing_is_said(hidden):
    sentence_id, numbers = hidden

    assert told(sentence_id, **numbers) is None
    assert told(sentence_id) is None


def test_of_two_that_are_equal_neither_is_the_most_usual():
    assert told("usual_time", arrivals={"0 morning": 20, "3 evening": 20}) is None
    assert told("ways_here", how_found={"people": 12, "partners": 12}) is None


def test_the_month_with_most_visits_of_a_whole_year():
    visits = {f"2025-{number:02d}": 100 + number for number in range(1, 13)}

    assert told("months", visits_by_month=visits) == "Flest besök var det i december."
    assert told("months", "en", visits_by_month=visits) == "Most visits were in December."
    assert told("months", visits_by_month=visits | {"2025-12": None}) is None
    assert told("months", visits_by_month=visits | {"2025-11": 112}) is None


def test_what_was_agreed_stands_beside_what_was_done():
    terms = Terms(ALONE.parties, agreed=(AgreedNumber("open_days", 220),))

    assert told("open_days", "sv", terms, open_days=219) == (
        "Vi hade öppet 219 dagar under 2025; vi hade kommit överens om ungefär 220 om året."
    )
    assert told("open_days", "en", terms, open_days=219) == (
        "We were open 219 days in 2025; we had agreed on about 220 a year."
    )


def test_work_training_has_the_span_that_was_agreed_and_no_ones_own():
    terms = Terms(ALONE.parties, training_span="2–20")

    assert told("training", "sv", terms, training_participants=15, training_hours=900) == (
        "15 personer arbetstränade hos oss efter egna scheman på 2–20 timmar i veckan, sammanlagt 900 timmar."
    )


def ready(made, language="sv"):
    return {each.id: each.text for each in ready_sentences(Speaking(Published(made), language, ALONE))}


def test_referrers_are_a_list_without_numbers():
    made = document([], referrers=("labour-market-centre", "probation", "self"))

    assert ready(made)["referrers"] == "Till arbetsträningen kom man genom arbetsmarknadscentrum och frivården."
    assert not any(each.isdigit() for each in ready(made, "en")["referrers"])


def test_activities_are_told_by_their_names():
    held = {f"activity-{number}": 40 for number in range(1, 6)}
    took_part = {f"activity-{number}": 100 * number for number in range(1, 6)}
    names = {"activity": {slug: slug.upper() for slug in held}}
    made = document([table("activity_sessions", held), table("activity_participations", took_part)], names=names)

    assert ready(made)["activities"] == (
        "Vi hade fem olika aktiviteter. Flest deltaganden hade ACTIVITY-5, ACTIVITY-4 och ACTIVITY-3."
    )
    few = document([table("activity_sessions", {"activity-1": 3})], names=names)
    assert ready(few, "en")["activities"] == "We offered one activity."


def test_sentences_say_nothing_like_a_supplier():
    """No verdict, no percent of a goal reached, no price."""
    said = " ".join(sv.casefold() for _, _, sv, _ in SAID)

    assert (
        re.findall(r"\bmål(en|et)?\b|resultat|uppnå|prestation|levere|kostnad per|effektiv|kund|bara|endast", said)
        == []
    )


def test_speaking_of_a_party_that_reports_alone_needs_no_name():
    assert all("/" not in each.id for each in ready_sentences(speaking(open_days=219)))


def test_several_parties_speak_each_for_itself():
    walks = joined(table("walks", 80, organisation="valla"), table("walks", 40, organisation="hamnen"))
    made = document([walks], Terms((Party("hamnen", "H"), Party("valla", "V")), slug="iop"))
    said = {each.id: each.text for each in ready_sentences(Speaking(Published(made), "sv", BOTH))}

    assert said == {"walks/hamnen": "Vi gick på promenad 40 gånger.", "walks/valla": "Vi gick på promenad 80 gånger."}
