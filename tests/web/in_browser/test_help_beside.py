"""Asking for help loses nothing: it opens beside what is begun, and in its place where nothing is."""

from __future__ import annotations

from playwright.sync_api import expect


def ask_for_help(page):
    """Press help and close what opened beside; the page itself stays where it is."""
    before = page.url
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Hjälp").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Dagen vid disken")
    opened.value.close()
    assert page.url == before


def test_help_opens_beside_what_is_begun_and_else_in_its_place(lived_in, signed_in):
    page = signed_in(lived_in)
    form = f"{lived_in.server.url}/note/{lived_in.door.slug}/meal"
    roughly, heads = page.get_by_label("Ungefär"), page.get_by_label("Hur många åt?")

    page.goto(form)
    page.get_by_role("link", name="Hjälp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dagen vid disken")

    page.goto(form)
    roughly.check()
    ask_for_help(page)
    expect(roughly).to_be_checked()

    page.goto(form)
    heads.fill("17")
    ask_for_help(page)
    expect(heads).to_have_value("17")
