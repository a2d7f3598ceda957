"""Signing in with a real browser."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_link_is_pressed_and_its_code_stays_in_no_address(lived_in, new_context):
    page = new_context().new_page()
    link = lived_in.link("Cleo")

    page.goto(link)
    address_shown = page.url
    page.get_by_role("button", name="Logga in").click()

    assert address_shown == link.partition("#")[0]
    expect(page.get_by_role("heading", level=1)).to_have_text("Nästa gång du loggar in")
    page.go_back()
    assert "#" not in page.url


def test_the_code_of_a_link_is_never_sent_before_the_button_is_pressed(lived_in, new_context):
    context = new_context()
    sent = []
    context.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    link = lived_in.link("Cleo")

    context.new_page().goto(link)

    assert sent != []
    assert [each for each in sent if link.partition("#")[2] in each] == []


def test_without_scripts_a_link_is_pasted(lived_in, new_context):
    page = new_context(java_script_enabled=False).new_page()
    link = lived_in.link("Cleo")

    page.goto(link)
    page.get_by_label("Länken du har fått").fill(link)
    page.get_by_role("button", name="Logga in").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Nästa gång du loggar in")


def test_the_keyboard_alone_gets_in(lived_in, signed_in):
    page = signed_in(lived_in)
    page.goto(f"{lived_in.server.url}/account")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Till sidans innehåll")).to_be_focused()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_signing_out_leaves_nothing_behind(lived_in, signed_in):
    page = signed_in(lived_in)
    page.goto(f"{lived_in.server.url}/account")
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")

    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
