"""An organisation's own Word template is chosen on a page, checked, and used for its reports alone."""

import re
import zipfile
from io import BytesIO
from random import Random

import docx
import pytest

from app.errors import NotATemplate
from app.extensions import db
from app.followup.formats.docx_template import FAULTS
from app.followup.formats.same_zip import zip_of
from app.followup.own_template.checking import MOST_BYTES, template_to_keep
from app.followup.own_template.forms import FAULT_WORDS
from app.followup.own_template.queries import own_template as kept_template
from tests.command_line import run
from tests.followup.formats.letterhead import LETTERHEAD, own_template

PAGE = "/reports/template"
MULTIPART = "multipart/form-data; boundary=oasen"


def chosen(client, content, name="mall.docx"):
    """The answer to a file that is sent; its body is written here, for the test client lays large ones on the disk."""
    parts = {
        'name="csrf_token"': client.token_on(PAGE).encode(),
        f'name="file"; filename="{name}"\r\nContent-Type: application/octet-stream': content,
    }
    body = b"".join(
        b"--oasen\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + part + b"\r\n"
        for head, part in parts.items()
    )
    with client.client.post(
        PAGE, input_stream=BytesIO(body + b"--oasen--\r\n"), content_length=len(body) + 11, content_type=MULTIPART
    ) as answer:
        assert answer.data is not None
        return answer


def with_a_picture(template):
    """The same with a picture of more than a megabyte, which no zip makes smaller."""
    with zipfile.ZipFile(BytesIO(template)) as archive:
        files = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    return zip_of([*files, ("word/media/hall.png", Random("noise").randbytes(1_500_000))])


def head_of(content):
    return docx.Document(BytesIO(content)).sections[0].header.paragraphs[0].text


def words_of(content):
    return " ".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)


@pytest.fixture
def cleo(reporting_house):
    return reporting_house.signed_in("Cleo")


@pytest.fixture
def report(cleo):
    return cleo.submit("/reports", scope="organisation/iogt", period="2025").headers["Location"]


def test_the_template_is_kept_without_its_text_and_without_whose_it_was():
    kept = template_to_keep(own_template())

    assert head_of(kept) == LETTERHEAD
    assert "Skriv din text" not in words_of(kept)
    assert docx.Document(BytesIO(kept)).core_properties.author == ""
    assert template_to_keep(kept) == kept


def test_every_fault_is_said_in_words_that_can_be_translated():
    assert set(FAULT_WORDS) == {*FAULTS, "style"}


def test_a_template_may_be_larger_than_what_other_pages_take(cleo):
    assert chosen(cleo, with_a_picture(own_template())).status_code == 302


def test_what_is_too_large_is_refused_before_it_is_opened():
    with pytest.raises(NotATemplate) as refused:
        template_to_keep(b"P" * (MOST_BYTES + 1))
    assert refused.value.why == "too-large"


def test_reports_in_word_come_in_the_chosen_template_drafts_and_locked_ones(reporting_house, cleo, report):
    assert head_of(cleo.get(f"{report}/draft/docx").data) != LETTERHEAD

    assert chosen(cleo, own_template()).headers["Location"] == PAGE
    assert "Cleo" in cleo.get(PAGE).text
    draft = cleo.get(f"{report}/draft/docx").data
    assert head_of(draft) == LETTERHEAD
    assert "Underlag till uppföljningen" in words_of(draft)

    cleo.submit(f"{report}/lock", action=f"{report}/lock")
    own, ours = (cleo.get(f"{report}/versions/1/docx{asked}").data for asked in ("?form=own", ""))
    assert (head_of(own), head_of(ours) == LETTERHEAD) == (LETTERHEAD, False)
    assert words_of(own) == words_of(ours)
    assert "form=own" in cleo.get(f"{report}/versions/1").text

    cleo.submit(PAGE, action=f"{PAGE}/away")
    assert head_of(cleo.get(f"{report}/draft/docx").data) != LETTERHEAD
    assert "form=own" not in cleo.get(f"{report}/versions/1").text


def test_another_organisation_has_none_of_it(reporting_house, cleo):
    chosen(cleo, own_template())
    otto = reporting_house.signed_in("Otto")

    assert "Cleo" not in otto.get(PAGE).text
    with db.engine.connect() as connection:
        assert kept_template(connection, reporting_house.valla.place.organisation_id) is not None
        assert kept_template(connection, reporting_house.sionhuset.place.organisation_id) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Välj en fil först"),
        (b"%PDF-1.7 no Word", "inget Word-dokument"),
        (own_template()[:-300], "inget Word-dokument"),
        (b"P" * (MOST_BYTES + 1), "större än 5 MB"),
    ],
    ids=["nothing", "pdf", "cut", "too large"],
)
def test_what_is_no_template_is_refused_beside_the_field_and_nothing_is_kept(reporting_house, cleo, content, says):
    chosen(cleo, own_template())
    answer = chosen(cleo, content)

    assert answer.status_code == 422
    assert says in re.sub(r"\s+", " ", answer.text)
    with db.engine.connect() as connection:
        kept = kept_template(connection, reporting_house.valla.place.organisation_id)
    assert head_of(kept.content) == LETTERHEAD


def test_the_command_writes_in_a_template_and_refuses_what_is_none(app, reporting_house, tmp_path):
    template, broken, made = tmp_path / "mall.docx", tmp_path / "broken.docx", tmp_path / "report.docx"
    template.write_bytes(own_template())
    broken.write_bytes(b"no Word")
    of_2025 = ("report", "--year", "2025", "--organisation", "iogt", "-o", str(made))

    refused = run(app, *of_2025, "--format", "docx", "--template", str(broken), "--lock")
    other = run(app, *of_2025, "--format", "pdf", "--template", str(template))
    assert (refused.exit_code, other.exit_code, made.exists()) == (1, 2, False)

    for locking in ((), ("--lock",)):
        answer = run(app, *of_2025, "--format", "docx", "--template", str(template), *locking)
        assert answer.exit_code == 0, answer.output
        assert head_of(made.read_bytes()) == LETTERHEAD
    assert "version 1, locked" in answer.output
