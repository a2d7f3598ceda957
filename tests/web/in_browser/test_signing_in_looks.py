"""Every page of signing in at a desk and on a phone: nothing cut off, too small, too pale."""

from __future__ import annotations

from pyotp import TOTP

from app.clock import now
from app.staff.models import Role
from tests.web.in_browser.test_look import EVERY_LOOK, looked_at, unfold

SENTENCE = "en lång mening om soppa"


def faults(page):
    unfold(page)
    return looked_at(page, EVERY_LOOK)


def test_every_page_of_ones_own_account_and_of_the_staff(lived_in, signed_in):
    lived_in.link("Alva", Role.VOLUNTEER)
    page = signed_in(lived_in, "Ada", Role.ADMIN)
    url, found = lived_in.server.url, {}
    for path in ("/account/passkeys/new", "/staff", "/staff/1", "/staff/1/leave", "/staff/1/link", "/shared-computers"):
        page.goto(url + path)
        found[path] = faults(page)
    page.goto(f"{url}/staff/1/link")
    page.get_by_role("button", name="Visa länken").click()
    page.get_by_role("button", name="Skriv ut lappen").wait_for()
    found["slip"] = faults(page)

    page.goto(f"{url}/account/password")
    page.get_by_label("Nytt lösenord").fill(SENTENCE)
    page.get_by_role("button", name="Spara").click()
    page.goto(f"{url}/account/codes")
    found["codes"] = faults(page)
    secret = page.locator(".secret code").inner_text().replace(" ", "")
    page.get_by_label("Kod").fill(TOTP(secret).at(now()))
    page.get_by_role("button", name="Fråga efter koder").click()
    page.get_by_role("heading", name="Dina reservkoder").wait_for()
    found["recovery codes"] = faults(page)
    for path in ("/account", "/account/codes/recovery", "/account/codes/remove"):
        page.goto(url + path)
        found[path] = faults(page)

    page.goto(f"{url}/sign-in?again=yes")
    if page.get_by_label("Organisation").count():
        page.get_by_label("Organisation").select_option(label=lived_in.organisation)
    page.get_by_label("Namn").fill("Ada")
    page.get_by_label("Lösenord").fill(SENTENCE)
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.get_by_role("heading", name="Koden från din app").wait_for()
    found["code"] = faults(page)

    assert found == dict.fromkeys(found, {})


def test_every_page_of_a_shared_computer(lived_in, signed_in):
    page = signed_in(lived_in)
    url, found = lived_in.server.url, {}
    page.clock.install()
    page.goto(f"{url}/shared-computers")
    page.get_by_label("Vad datorn kallas").fill("Datorn i köket")
    page.get_by_role("button", name="Gör den gemensam").click()
    found["pin"] = faults(page)
    page.get_by_label("PIN").fill("2580")
    page.get_by_role("button", name="Välj den här PIN-koden").click()
    found["computers"] = faults(page)
    page.clock.fast_forward("02:01")
    page.get_by_role("heading", name="Låst").wait_for()
    found["locked"] = faults(page)
    page.get_by_role("button", name="Jag är någon annan").click()
    page.get_by_role("heading", name="Vem är du?").wait_for()
    found["who"] = faults(page)
    page.get_by_role("link", name="Cleo").click()
    page.get_by_role("heading", name="Hej Cleo").wait_for()
    found["open by pin"] = faults(page)

    assert found == dict.fromkeys(found, {})
