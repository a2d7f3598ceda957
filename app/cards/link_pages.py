"""The pages on which two cards of one person are counted as one, and as two again. No page gives a card's code back."""

from __future__ import annotations

from itertools import groupby

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.cards.actions import (
    PICTURES_OF_A_CODE,
    CannotBeLinked,
    NotACode,
    effect_of_linking,
    effect_of_undoing,
    link_cards,
    show_card,
    show_picture,
    take_last_picture_away,
    undo,
)
from app.cards.desk import desk
from app.cards.forms import PictureForm, ShownForm
from app.cards.pages import cards, day_of
from app.cards.queries import link_made, links_made
from app.errors import NotFound, TooManyAttempts
from app.people.pictures import PICTURES
from app.web.languages import language
from app.web.policies import Policy, policy
from app.web.pressed_form import PressedForm
from app.web.reading import reading
from app.web.security import WITH_CAMERA

__all__ = ["cards"]


@cards.get("/link")
@policy(Policy.COORDINATOR)
def link() -> Response:
    """Show the new card, then the old one, then see what linking them does to the figures."""
    return _link_page()


@cards.post("/link/card")
@policy(Policy.COORDINATOR)
def shown_card() -> AnyResponse:
    """A card's QR code, by a scanner or the camera."""
    form = ShownForm()
    if not form.validate_on_submit():
        return _link_page(422, form)
    show_card(desk(), current_user, form.shown.data.strip(), clock.now())
    return redirect(url_for("cards.link"))


@cards.post("/link/picture")
@policy(Policy.COORDINATOR)
def shown_picture() -> AnyResponse:
    """One picture of a code, tapped by its holder."""
    form = PictureForm()
    if not form.validate_on_submit():
        return redirect(url_for("cards.link"))
    try:
        show_picture(desk(), current_user, form.picture.data, clock.now())
    except NotACode:
        return _link_page(422, slip=_("That was not quite right. Begin with the first picture again."))
    except TooManyAttempts as refusal:
        said = _("Too many picture codes. Wait %(minutes)s min, or show the card.", minutes=refusal.wait_minutes)
        return _link_page(refusal.status, slip=said)
    is_going_on = desk().showing(current_user.session_digest, clock.now()).pictures
    return redirect(url_for("cards.link", _anchor="pictures" if is_going_on else None))


@cards.post("/link/picture/last")
@policy(Policy.COORDINATOR)
def last_picture_away() -> AnyResponse:
    """The last picture was a slip of the finger."""
    take_last_picture_away(desk(), current_user, clock.now())
    return redirect(url_for("cards.link", _anchor="pictures"))


@cards.post("/link/anew")
@policy(Policy.COORDINATOR)
def link_anew() -> AnyResponse:
    """Forget what was shown."""
    desk().clear(current_user.session_digest)
    return redirect(url_for("cards.link"))


@cards.post("/link/join")
@policy(Policy.COORDINATOR)
def join() -> AnyResponse:
    """Count the two cards as one person's."""
    now = clock.now()
    try:
        link_cards(current_user, desk().showing(current_user.session_digest, now), now)
    except CannotBeLinked:
        return redirect(url_for("cards.link"))
    desk().clear(current_user.session_digest)
    flash(_("The two cards are counted as one person now."))
    return redirect(url_for("cards.links"))


@cards.get("/links")
@policy(Policy.COORDINATOR)
def links() -> str:
    """The links that were made, by day."""
    made = links_made(reading(), _organisation())
    days = [(day, list(of_day)) for day, of_day in groupby(made, lambda each: day_of(each.made_at))]
    return render_template("cards/links.html", days=days, today=day_of(clock.now()), day_of=day_of)


@cards.route("/links/<key>/undo", methods=["GET", "POST"])
@policy(Policy.COORDINATOR)
def undo_link(key: str) -> AnyResponse | str:
    """Count the cards of a link as two people again, the figures before and after first."""
    made, form, now = link_made(reading(), _organisation(), key), PressedForm(), clock.now()
    if made.undone_at is not None:
        flash(_("That link is undone already."))
        return redirect(url_for("cards.links"))
    if not form.validate_on_submit():
        changes = effect_of_undoing(current_user, made, now)
        return render_template("cards/undo.html", link=made, form=form, changes=changes, language=language)
    undo(current_user, made, now)
    flash(_("The two cards are counted as two people again."))
    return redirect(url_for("cards.links"))


def _link_page(status: int = 200, form: ShownForm | None = None, slip: str = "") -> Response:
    """What is shown next; nothing of what was shown before but that it was."""
    now, form = clock.now(), form or ShownForm(formdata=None)
    showing = desk().showing(current_user.session_digest, now)
    changes = None
    if showing.is_whole:
        try:
            changes = effect_of_linking(current_user, showing, now)
        except (CannotBeLinked, NotFound):  # without premises nobody can have shown a card
            changes = []
    text = render_template(
        "cards/link.html",
        form=form,
        shown_count=len(showing.tags),
        tapped_count=len(showing.pictures),
        code_length=PICTURES_OF_A_CODE,
        pictures=PICTURES,
        changes=changes,
        slip=slip,
        language=language,
    )
    return make_response(text, status, WITH_CAMERA)


def _organisation() -> int:
    return int(current_user.organisation_id)
