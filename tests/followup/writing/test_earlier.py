"""Everything that was saved in a place of a report can be seen again, with who and when, and be taken back."""

import pytest
import time_machine

from app.followup.writing.earlier import Stood, savings_of
from app.followup.writing.queries import Written

SLOT = "own/experience"


@pytest.fixture
def cleo(reporting_house):
    return reporting_house.signed_in("Cleo")


@pytest.fixture
def report(cleo):
    return cleo.submit("/reports", scope="organisation/iogt", period="2025").headers["Location"]


def save(client, report, text, version, slot=SLOT):
    token = client.token_on(report)
    return client.post(f"{report}/texts", csrf_token=token, slot=slot, version=version, text=text)


def cards(client, report, slot=SLOT):
    page = client.page(f"{report}/earlier/{slot}")
    return [" ".join(card.text.split()) for card in page.every("li") if "card" in card.attributes.get("class", "")]


def take_back(client, report, number, version, slot=SLOT):
    token = client.token_on(f"{report}/earlier/{slot}")
    return client.post(f"{report}/earlier/{slot}", csrf_token=token, number=number, version=version)


def test_a_saving_is_what_stood_from_then_on():
    own = savings_of(SLOT, [Written("", 2), Written("Ett gott år.", 1)])
    sentence = savings_of("sentence/visits", [Written("", 3), Written("-", 2), Written("Många kom.", 1)])

    assert [(each.stood, each.stands_now) for each in own] == [(Stood.NOTHING, True), (Stood.TEXT, False)]
    assert [each.stood for each in sentence] == [Stood.AS_MADE, Stood.STRUCK, Stood.TEXT]


def test_each_saving_is_shown_with_who_and_when_and_can_stand_again(cleo, report):
    assert "Inget är sparat här än" in cleo.get(f"{report}/earlier/{SLOT}").text
    save(cleo, report, "Ett gott år.", 0)
    assert "/earlier/" not in cleo.get(report).text
    with time_machine.travel("2026-01-14T09:20:00+00:00"):
        save(cleo, report, "Ett tungt år.", 1)
    assert f'href="{report}/earlier/{SLOT}"' in cleo.get(report).text

    now, before = cards(cleo, report)
    assert now.startswith("Står där nu · Sparat av Cleo, ")
    assert "10.20" in now
    assert now.endswith("Ett tungt år.")
    assert "10.00" in before
    assert "Ett gott år." in before

    answer = take_back(cleo, report, number=1, version=2)
    assert answer.headers["Location"].endswith(f"{report}#own-experience")
    after = cards(cleo, report)
    assert len(after) == 3
    assert after[0].endswith("Ett gott år.")
    assert "Ett tungt år." in after[1]


def test_a_struck_sentence_is_shown_as_one_and_taken_back(cleo, report):
    slot = "sentence/leading"
    save(cleo, report, "-", 0, slot)
    save(cleo, report, "", 1, slot)

    assert "Meningen som den gjordes." in cards(cleo, report, slot)[0]
    assert "Meningen var struken." in cards(cleo, report, slot)[1]


def test_who_takes_back_after_somebody_else_saved_loses_nothing(reporting_house, cleo, report):
    save(cleo, report, "Ett gott år.", 0)
    save(cleo, report, "Ett tungt år.", 1)
    save(reporting_house.signed_in("Ada"), report, "Ett vanligt år.", 2)

    answer = take_back(cleo, report, number=1, version=2)
    assert answer.status_code == 409
    assert "Någon annan sparade här under tiden" in answer.text
    assert cards(cleo, report)[0].endswith("Ett vanligt år.")


@pytest.mark.parametrize(("number", "version"), [("4", "1"), ("0", "1"), ("x", "1"), ("1", "")])
def test_what_was_never_saved_cannot_be_taken_back(cleo, report, number, version):
    save(cleo, report, "Ett gott år.", 0)

    assert take_back(cleo, report, number, version).status_code == 422
    assert len(cards(cleo, report)) == 1


def test_a_place_that_is_none_and_another_organisations_report_are_not_there(reporting_house, cleo, report):
    save(cleo, report, "Ett gott år.", 0)

    assert cleo.get(f"{report}/earlier/own/nothing").status_code == 404
    assert reporting_house.signed_in("Otto").get(f"{report}/earlier/{SLOT}").status_code == 404
