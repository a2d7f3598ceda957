"""A report is begun, written, read, locked and fetched by its coordinators, and seen by nobody else."""

import re
from io import BytesIO

import docx
import openpyxl
import pytest
import sqlalchemy as sa

from app.extensions import db
from app.followup.formats.as_html import SHEETS
from app.followup.formats.list import FORMATS
from tests.figures.noting import note
from tests.followup.conftest import DAYS

NAMES_AND_NUMBERS = ["Ring 070-123 45 67", "811228-9874", "anon@example.se", "Kalle Svensson kom varje dag"]


@pytest.fixture
def cleo(reporting_house):
    return reporting_house.signed_in("Cleo")


@pytest.fixture
def report(cleo):
    """The address of the organisation's report of 2025."""
    answer = cleo.submit("/reports", scope="organisation/iogt", period="2025")
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def hidden_fields(form):
    return {
        field.attributes["name"]: field.attributes.get("value", "")
        for field in form.every("input")
        if field.attributes.get("type") == "hidden"
    }


def written(client, report, slot, text, **more):
    """Save a text in its place, from the form that stands there."""
    forms = [hidden_fields(form) for form in client.page(report).every("form")]
    [hidden] = [form for form in forms if form.get("slot") == slot]
    return client.post(f"{report}/texts", **hidden | {"text": text} | more)


def test_a_report_is_begun_once_and_found_again(cleo, report):
    again = cleo.submit("/reports", scope="organisation/iogt", period="2025")

    assert again.headers["Location"] == report
    assert f'href="{report}"' in cleo.get("/reports").text


def test_times_that_cannot_leave_cannot_be_chosen(cleo):
    for period in ("2025-03", "1999", "", "x"):
        assert cleo.submit("/reports", scope="organisation/iogt", period=period).status_code == 422
    assert cleo.submit("/reports", scope="organisation/sion", period="2025").status_code == 422


def test_the_page_says_what_is_told_and_what_is_held_back(cleo, report):
    text = cleo.get(report).text

    assert "12 personer med kort" in text
    assert "Färdiga meningar" in text
    assert "Det här visar underlaget inte" in text


def test_within_the_app_the_report_has_every_sheet_of_the_file_that_leaves(cleo, report):
    links = [each.attributes["href"] for each in cleo.page(f"{report}/look").every("link")]

    assert {sheet for sheet in SHEETS if any(link.partition("?")[0].endswith(f"/{sheet}") for link in links)} == set(
        SHEETS
    )


def test_what_is_missing_leads_to_where_it_is_seen_to(cleo, report):
    for page in (report, f"{report}/lock"):
        [missing] = [each for each in cleo.page(page).every("section") if "missing" in each.attributes.get("class", "")]
        assert "/closing" in {link.attributes["href"] for link in missing.every("a")}


def test_a_sentence_can_be_changed_left_out_and_taken_back(cleo, report):
    slot = "sentence/leading"
    assert written(cleo, report, slot, "Tolv personer kom till oss.").status_code == 302
    assert "Tolv personer kom till oss." in cleo.get(f"{report}/look").text
    assert written(cleo, report, slot, "", press="leave-out").status_code == 302
    assert "personer med kort, " not in cleo.page(f"{report}/look").every("article")[0].text.split("Innehåll")[1][:600]
    assert written(cleo, report, slot, "", press="as-made").status_code == 302
    assert "12 personer med kort" in cleo.get(f"{report}/look").text


def test_own_words_stand_in_the_report_in_every_language(cleo, report):
    assert written(cleo, report, "own/experience", "Det blev ett år med fler unga.").status_code == 302

    for language in ("sv", "en"):
        assert "Det blev ett år med fler unga." in cleo.get(f"{report}/look?language={language}").text


@pytest.mark.parametrize("text", NAMES_AND_NUMBERS)
def test_what_could_tell_of_somebody_is_pointed_out_and_stays_typed(cleo, report, text):
    answer = written(cleo, report, "own/experience", text)

    assert answer.status_code == 422
    assert text in answer.text
    assert text not in cleo.get(report).text


def test_a_name_that_is_nobodys_is_saved_on_demand(cleo, report):
    text = "Vi har samarbetat med Stora Hotellet Karlsson."
    refused = written(cleo, report, "own/cooperation", text)
    assert refused.status_code == 422
    nobody = re.search(r'name="not_a_person" value="([^"]+)"', refused.text)[1]

    assert written(cleo, report, "own/cooperation", text, not_a_person=nobody).status_code == 302


def test_two_who_write_at_once_lose_nothing(reporting_house, cleo, report):
    ada = reporting_house.signed_in("Ada")
    page_of_both = {"csrf_token": cleo.token_on(report), "slot": "own/experience", "version": "0"}
    assert cleo.post(f"{report}/texts", **page_of_both, text="Cleos ord").status_code == 302

    answer = ada.post(f"{report}/texts", **page_of_both | {"csrf_token": ada.token_on(report)}, text="Adas ord")

    assert answer.status_code == 409
    assert "Adas ord" in answer.text
    assert "Cleos ord" in answer.text
    assert written(ada, report, "own/experience", "Cleos ord och Adas").status_code == 302


def test_what_the_staff_judge_leads_the_report(cleo, report):
    answer = cleo.submit(report, f"{report}/judged", people="90", basis="personalens räkning av ansikten")

    assert answer.status_code == 302
    assert "cirka 90" in cleo.get(f"{report}/look").text
    assert cleo.submit(report, f"{report}/judged", people="0", basis="x").status_code == 422


def test_an_event_stands_in_the_report(cleo, report):
    assert cleo.submit(report, f"{report}/events", day="2025-05-02", words="Personal sjuk").status_code == 302
    assert cleo.submit(report, f"{report}/events", day="2024-05-02", words="För tidigt").status_code == 422
    assert "Personal sjuk" in cleo.get(f"{report}/look").text

    cleo.post(f"{report}/events/remove", csrf_token=cleo.token_on(report), number="1")

    assert "Personal sjuk" not in cleo.get(f"{report}/look").text


@pytest.mark.parametrize("format_", [each.slug for each in FORMATS])
def test_a_draft_is_fetched_in_every_format_and_marked_as_one(cleo, report, format_):
    answer = cleo.answer(f"{report}/draft/{format_}")

    assert answer.status_code == 200
    assert "utkast" in answer.headers["Content-Disposition"]
    assert len(answer.data) > 1_000


def test_a_draft_in_word_and_excel_can_be_opened(cleo, report):
    document = docx.Document(BytesIO(cleo.answer(f"{report}/draft/docx").data))
    workbook = openpyxl.load_workbook(BytesIO(cleo.answer(f"{report}/draft/xlsx?language=en").data))

    assert any("12 personer med kort" in paragraph.text for paragraph in document.paragraphs)
    assert len(workbook.sheetnames) > 3


def lock(client, report, **values):
    return client.submit(f"{report}/lock", f"{report}/lock", **values)


def test_a_locked_report_does_not_change_when_entries_come_late(reporting_house, cleo, report):
    assert lock(cleo, report).status_code == 302
    before = {each.slug: cleo.answer(f"{report}/versions/1/{each.slug}").data for each in FORMATS}
    note(reporting_house.valla, "late", at=f"{DAYS[0]}T13:00")

    after = {each.slug: cleo.answer(f"{report}/versions/1/{each.slug}").data for each in FORMATS}

    assert before == after
    assert all(before.values())


def test_a_new_version_says_what_has_changed(cleo, report):
    assert lock(cleo, report).status_code == 302
    assert lock(cleo, report).status_code == 422

    assert lock(cleo, report, what_changed="Mars var inte avslutad.").status_code == 302

    text = cleo.get(report).text
    assert "Version 2" in text
    assert "Mars var inte avslutad." in text
    assert cleo.get(f"{report}/versions/3").status_code == 404


def test_what_changed_while_it_was_looked_at_is_looked_at_once_more(reporting_house, cleo, report):
    [looked_at] = [
        hidden for form in cleo.page(f"{report}/lock").every("form") if "shown" in (hidden := hidden_fields(form))
    ]
    for number in range(6):
        note(reporting_house.valla, f"more{number}", at=f"{DAYS[2]}T13:00")

    answer = cleo.post(f"{report}/lock", **looked_at)

    assert answer.status_code == 409
    with db.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM sealed_reports")).scalar() == 0


def test_a_time_that_goes_on_cannot_be_locked(cleo):
    running = cleo.submit("/reports", scope="organisation/iogt", period="2026").headers["Location"]
    page = cleo.page(f"{running}/lock")

    assert [form for form in page.every("form") if "shown" in hidden_fields(form)] == []
    assert "1 januari 2027" in page.every("main")[0].text
    assert cleo.post(f"{running}/lock", csrf_token=cleo.token_on(running), shown="x").status_code in (400, 409)


def test_a_second_readers_name_stands_by_what_was_read(reporting_house, cleo, report):
    ada = reporting_house.signed_in("Ada")
    ada.submit(f"{report}/lock", f"{report}/read")

    assert "Ada" in cleo.page(f"{report}/lock").every("main")[0].text
    written(cleo, report, "own/experience", "Nya ord efteråt.")
    assert "Ada" not in cleo.page(f"{report}/lock").every("main")[0].text


def test_another_organisation_finds_no_report_of_ours(reporting_house, cleo, report):
    lock(cleo, report)
    otto = reporting_house.signed_in("Otto")

    for path in ("", "/look", "/lock", "/draft/docx", "/versions/1", "/versions/1/docx"):
        assert otto.answer(f"{report}{path}").status_code == 404
    assert report not in otto.get("/reports").text


def test_both_parties_write_at_the_joint_report(reporting_house, cleo):
    joint = cleo.submit("/reports", scope="agreement/iop", period="2025").headers["Location"]
    otto = reporting_house.signed_in("Otto")

    assert written(otto, joint, "own/cooperation", "Vi har träffats varje månad.").status_code == 302
    assert "Vi har träffats varje månad." in cleo.get(joint).text
    assert "några kan ha besökt båda" in cleo.get(f"{joint}/look").text


def test_a_volunteer_sees_no_reports(reporting_house):
    assert reporting_house.signed_in("Alva").answer("/reports").status_code == 403
