"""The guide's pages: what there is to read, a chapter, its pictures. Open to all: who cannot sign in needs help too."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, Flask, Response, abort, render_template, request, send_from_directory, url_for

from app.guide.contents import BY_NAME, CHAPTERS
from app.guide.finding import found_in
from app.guide.library import chapters_in, pictures_of
from app.guide.pointers import chapter_about
from app.web.languages import LANGUAGES, language
from app.web.policies import Policy, policy

guide = Blueprint("guide", __name__, url_prefix="/help")


def register_guide(app: Flask) -> None:
    """Let every page point to the chapter that tells of it."""
    app.register_blueprint(guide)
    app.jinja_env.globals.update(help_here=help_here)


def help_here() -> str:
    """The address of the chapter about the page that is asked for, else of the guide's first page."""
    about = chapter_about(request.endpoint)
    return url_for("guide.chapter", chapter_name=about) if about else url_for("guide.contents")


@guide.get("")
@policy(Policy.ANYONE)
def contents() -> str:
    """Every chapter under whom it is for, or what was found of a question."""
    question = request.args.get("q", "").strip()
    chapters = chapters_in(language())
    return render_template(
        "guide/contents.html",
        question=question,
        found=found_in(chapters, question),
        groups=[(reader.value, list(each)) for reader, each in groupby(CHAPTERS, lambda chapter: chapter.reader)],
        chapters=chapters,
    )


@guide.get("/<chapter_name>")
@policy(Policy.ANYONE)
def chapter(chapter_name: str) -> str:
    """One chapter, and the way to the next."""
    if chapter_name not in BY_NAME:
        abort(404)
    names = list(BY_NAME)
    chapters, place = chapters_in(language()), names.index(chapter_name)
    return render_template(
        "guide/chapter.html",
        chapter=chapters[chapter_name],
        following=[(each, chapters[each]) for each in names[place + 1 : place + 2]],
    )


@guide.get("/pictures/<language>/<file>")
@policy(Policy.ANYONE)
def picture(language: str, file: str) -> Response:
    """A picture of the guide."""
    if language not in LANGUAGES:
        abort(404)
    return send_from_directory(pictures_of(language), file, mimetype="image/png")
