"""The pages of one copy: what is in it beside what is here, reading it through, rehearsing, going back to it."""

from __future__ import annotations

from flask import Response as Answer
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import clock
from app.audit.acts import Act
from app.backup.key_files import secret_half
from app.backup.queries import backups_folder, backups_in
from app.care.copies import Copy, copy_named
from app.care.forms import RestoreForm, SheetForm
from app.care.going_pages import care
from app.care.pages import begin, note_act, settings, ways_of_saying
from app.care.queries import counts_here, organisation_count
from app.care.refusals import NotInFiles, OthersLiveHere
from app.care.rehearsed import last_rehearsed
from app.care.taking_up import ordered, restored_folder
from app.care.wording import count_lines
from app.staff.sign_in import require_fresh, visitor
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading

__all__ = ["care"]

THIS_MACHINE = ("127.0.0.1", "::1")
ALONE = 1


@care.get("/copies/<where>/<name>")
@policy(Policy.ADMIN)
def one(where: str, name: str) -> str:
    """What is in the copy beside what is here now, and what can be done with it."""
    return _one_page(copy_named(settings(), where, name), SheetForm(formdata=None))


@care.post("/copies/<where>/<name>/read")
@policy(Policy.ADMIN)
def read(where: str, name: str) -> Response | tuple[str, int]:
    """Read it through to its last line."""
    return _asked_of("read", copy_named(settings(), where, name))


@care.post("/copies/<where>/<name>/rehearse")
@policy(Policy.ADMIN)
def rehearse(where: str, name: str) -> Response | tuple[str, int]:
    """Put it back where nobody sees it, and compare."""
    return _asked_of("rehearse", copy_named(settings(), where, name))


@care.post("/copies/<where>/<name>/file")
@policy(Policy.ADMIN)
def file(where: str, name: str) -> Response:
    """The copy itself, locked as it lies there; to who has just said who they are."""
    copy = copy_named(settings(), where, name)
    if not (current_user.is_fresh(clock.now()) and PressedForm().validate_on_submit()):
        return redirect(url_for("staff.sign_in", again="yes", next=url_for("care.one", where=where, name=name)))
    _require_alone("A copy holds what the other organisations have too. Whoever looks after the computer copies it.")
    headers = {"Content-Disposition": f'attachment; filename="{copy.path.name}"'}
    return Answer(copy.path.read_bytes(), mimetype="application/octet-stream", headers=headers)


@care.route("/copies/<where>/<name>/restore", methods=["GET", "POST"])
@policy(Policy.ADMIN)
def restore(where: str, name: str) -> Response | str | tuple[str, int]:
    """Asks once more, for the word and for who it is; then the house is put back beside what is here."""
    require_fresh()
    copy, form = copy_named(settings(), where, name), RestoreForm()
    if ordered(settings()) is not None:
        flash(_("A copy is prepared already. Take it up, or leave it, before you take another."))
        return redirect(url_for("care.take_up"))
    hindered = _what_hinders()
    if hindered or not form.validate_on_submit():
        shown = render_template("care/restore.html", form=form, hindered=hindered, **_about(copy))
        return shown, 422 if form.errors else 200
    note_act(Act.PREPARED_RESTORE)
    asked = {"file": str(copy.path), "sheet": form.sheet.data or "", "may_lack_keys": form.may_lack_keys.data}
    return begin("prepare", asked, {"made_at": copy.made_at})


def _asked_of(errand: str, copy: Copy) -> Response | tuple[str, int]:
    form = SheetForm()
    if not form.validate_on_submit():
        return _one_page(copy, form), 422
    if form.sheet.data and not is_safe_way():
        form.sheet.errors = [_("Keys do not travel over an open network. Do this at the computer where Oasen runs.")]
        return _one_page(copy, form), 422
    note_act(Act.REHEARSED)
    address = url_for("care.one", where=copy.place.slug, name=copy.path.name)
    concerning = {"made_at": copy.made_at, "address": address}
    return begin(errand, {"file": str(copy.path), "sheet": form.sheet.data or ""}, concerning)


def _one_page(copy: Copy, form: SheetForm) -> str:
    rehearsed = last_rehearsed(settings())
    return render_template(
        "care/copy.html",
        form=form,
        pressed=PressedForm(),
        rehearsed=rehearsed if rehearsed and rehearsed.name == copy.path.name else None,
        **_about(copy),
    )


def _about(copy: Copy) -> dict[str, object]:
    is_alone = organisation_count(reading()) <= ALONE
    seen = copy.seen
    return {
        "copy": copy,
        "is_alone": is_alone,
        "opens_here": opens_here(copy),
        "is_safe_way": is_safe_way(),
        "lines": count_lines(seen.counts, counts_here(reading())) if is_alone and seen and seen.counts else [],
        **ways_of_saying(),
    }


def opens_here(copy: Copy) -> bool:
    """Whether this machine opens the copy by itself: all before the key sheet was put away, then the newest alone."""
    newest = backups_in(backups_folder(settings()))
    return secret_half(settings()) is not None or (bool(newest) and newest[0].path.name == copy.path.name)


def is_safe_way() -> bool:
    """Whether nobody can read along what is typed: by https, or at the machine itself."""
    return settings().is_https or visitor().source in THIS_MACHINE


def _what_hinders() -> str:
    """Why nobody can go back to a copy by a page of this installation; empty where they can."""
    if organisation_count(reading()) > ALONE:
        return OthersLiveHere.__name__
    try:
        restored_folder(settings(), clock.now())
    except NotInFiles:
        return NotInFiles.__name__
    return ""


def _require_alone(why: str) -> None:
    if organisation_count(reading()) > ALONE:
        raise OthersLiveHere(why)
