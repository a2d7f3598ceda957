"""Every ready sentence in Swedish and English, with small numbers and large."""

import re

import pytest

from app.agreements.agreeable import AGREEABLE
from app.followup.about.terms import AgreedNumber, Party, Terms
from app.followup.composing.published import Published
from app.followup.sentences.agreed import NOUN_OF
from app.followup.sentences.list import SENTENCES, ready_sentences
from app.followup.sentences.speaking import Speaking
from tests.followup.said import SAID, SPACE
from tests.followup.telling import ALONE, BOTH, document, joined, speaking, table, tables_of, told


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


def test_what_was_agreed_stands_after_what_was_done():
    terms = Terms(
        ALONE.parties,
        agreed=(
            AgreedNumber("open_days", 220, is_about=True, note="Öppet huvudsakligen vardagar."),
            AgreedNumber("meal_days", 1, per="week"),
            AgreedNumber("training_hours", 150, per="week", party="valla", note="2–20 timmar per deltagare"),
            AgreedNumber("walks", 90, party="another"),
        ),
    )

    assert told("open_days", "sv", terms, open_days=219) == (
        "Vi hade öppet 219 dagar under 2025. Överenskommelsen säger ungefär 220 dagar om året: "
        "”Öppet huvudsakligen vardagar”."
    )
    assert told("meals", "en", terms, meals=50, meal_days=40) == (
        "We ate together on 40 days, 50 meals in all. The agreement says one day a week."
    )
    assert told("training", "sv", terms, training_participants=15, training_hours=900) == (
        "15 personer arbetstränade hos oss, sammanlagt 900 timmar. Överenskommelsen säger 150 timmar i veckan: "
        "”2–20 timmar per deltagare”."
    )
    assert told("walks", "sv", terms, walks=40) == "Vi gick på promenad 40 gånger."


def test_what_all_have_agreed_stands_with_all_together():
    terms = Terms(
        BOTH.parties, slug="iop", agreed=(AgreedNumber("walks", 100), AgreedNumber("walks", 40, party="valla"))
    )
    walks = joined(
        table("walks", 80, organisation="valla"),
        table("walks", 40, organisation="hamnen"),
        table("walks", 120, organisation="*"),
    )
    said = {each.id: each.text for each in ready_sentences(Speaking(Published(document([walks], terms)), "sv", terms))}

    assert said["walks"].endswith("Överenskommelsen säger 100 promenader om året.")
    assert said["walks/valla"].endswith("Överenskommelsen säger 40 promenader om året.")
    assert "Överenskommelsen" not in said["walks/hamnen"]


def test_everything_that_can_be_agreed_has_its_word_and_its_sentence():
    assert set(NOUN_OF) == set(AGREEABLE)
    assert set(AGREEABLE) - {figure_id for each in SENTENCES for figure_id in each.about} == set()


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


def test_visits_of_several_premises_are_told_by_their_names():
    names = {"premises": {"valla": "Vallastugan", "park": "Parken"}}
    made = document([table("visits_by_premises", {"*": 1328, "valla": 800, "park": 528})], names=names)

    assert ready(made)["by_premises"] == "Besöken fördelade sig på Vallastugan (800) och Parken (528)."
    assert ready(made, "en")["by_premises"] == "The visits were made at Vallastugan (800) and Parken (528)."
    hidden = document([table("visits_by_premises", {"*": 1328, "valla": None, "park": None})], names=names)
    assert "by_premises" not in ready(hidden)


def test_cash_stands_apart_from_the_value_of_volunteers_work():
    money = tables_of(grant=339_690, cost=375_000, volunteer_value=160_000)

    assert ready(document(money))["money"] == (
        f"Bidraget var 339{SPACE}690 kr och kostnaderna i pengar 375{SPACE}000 kr; till det kommer ideellt arbete värt "
        f"160{SPACE}000 kr."
    )
    assert ready(document(money[:1]), "en")["money"] == "The grant was 339,690 kr."
    assert "money" not in ready(document(money[1:]))


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
