"""The pages of what is printed when a house begins: the key sheet for its envelope, the poster for the wall."""

from __future__ import annotations

from flask import Response as Answer
from flask import flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.audit.actions import Done, Who
from app.audit.acts import Act
from app.audit.due import note_now
from app.backup.printing import sheet_as_pdf
from app.backup.refusals import KeySheetUnread, NoBackup
from app.backup.sheet_standing import keys_not_on_sheet, note_printed, put_away, sheet_lines, sheet_standing
from app.beginning.forms import PutAwayForm
from app.beginning.pages import beginning, settings
from app.beginning.poster import poster_in
from app.errors import NotAllowed
from app.extensions import db
from app.kiosk_host.languages import languages_in
from app.people.vault.queries import is_counted_together
from app.staff.sign_in import require_fresh, visitor
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm

__all__ = ["beginning"]

FILE_NAME = "nyckelblad.pdf"
THIS_MACHINE = ("127.0.0.1", "::1")


@beginning.get("/key-sheet")
@policy(Policy.ADMIN)
def key_sheet() -> str:
    """What the key sheet is for, how far it has come, and the way to print it."""
    require_fresh()
    return _key_sheet_page(PutAwayForm(formdata=None))


@beginning.post("/key-sheet/file")
@policy(Policy.ADMIN)
def key_sheet_file() -> Response:
    """The sheet with the keys of now; asked for by a press alone, and never over a line that others could read."""
    if not (current_user.is_fresh(clock.now()) and PressedForm().validate_on_submit()):
        return redirect(url_for("beginning.key_sheet"))
    if not _is_safe_way():
        raise NotAllowed("Keys do not travel over an open network. Print them where Oasen runs: oasen key-sheet")
    today = clock.now().date()
    document = sheet_as_pdf(sheet_lines(settings()), today)
    note_printed(settings(), today)
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return Answer(document, mimetype="application/pdf", headers=headers)


@beginning.post("/key-sheet/put-away")
@policy(Policy.ADMIN)
def put_away_sheet() -> Response | tuple[str, int]:
    """Say that the sheet lies in its envelope; what opens old backups is on paper alone from then on."""
    form = PutAwayForm()
    if not current_user.is_fresh(clock.now()):
        return redirect(url_for("beginning.key_sheet"))
    if not form.validate_on_submit():
        return _key_sheet_page(form), 422
    try:
        put_away(settings(), form.last_letters.data, clock.now().date())
    except NoBackup:
        form.last_letters.errors = [_("Print the sheet first.")]
        return _key_sheet_page(form), 422
    except KeySheetUnread:
        form.last_letters.errors = [_("Those are not the letters. Compare them with the paper.")]
        return _key_sheet_page(form), 422
    who = Who("staff", current_user.staff_id)
    note_now(Done(Act.PRINTED_KEY_SHEET, who, current_user.organisation_id))
    flash(_("Noted: the key sheet lies in its envelope."))
    return redirect(url_for("beginning.steps"))


@beginning.get("/poster")
@policy(Policy.COORDINATOR)
def poster() -> str:
    """What is stored, for the wall, in one of the tablet's languages."""
    languages = languages_in()
    wanted = request.args.get("language", str(get_locale() or "sv"))
    chosen = next((each for each in languages if each.code == wanted), languages[0])
    with db.engine.connect() as connection:
        is_together = is_counted_together(connection, current_user.organisation_id)
    return render_template(
        "beginning/poster.html",
        poster=poster_in(chosen, current_user.organisation_name, is_together),
        chosen=chosen,
        languages_of_poster=languages,
    )


def _key_sheet_page(form: PutAwayForm) -> str:
    return render_template(
        "beginning/key_sheet.html",
        form=form,
        pressed=PressedForm(),
        standing=sheet_standing(settings()),
        missing_count=len(keys_not_on_sheet(settings())),
        is_safe_way=_is_safe_way(),
    )


def _is_safe_way() -> bool:
    """Whether nobody can read along: by https, or from the machine itself."""
    return settings().is_https or visitor().source in THIS_MACHINE
