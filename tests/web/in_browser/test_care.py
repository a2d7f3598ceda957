"""Looking after Oasen as an administrator sees it: a backup from the press to the copy, and every page on the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.staff.models import Role
from tests.web.in_browser.conftest import DESK, PHONE
from tests.web.in_browser.test_look import CUT_OFF, TOO_SMALL, violations

PATHS = ("/care", "/care/back-up", "/care/copies", "/care/plan", "/care/everything", "/care/update")


def looked_at(page):
    return [*violations(page), *page.evaluate(CUT_OFF), *page.evaluate(TOO_SMALL)]


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"])
def test_a_backup_is_made_and_looked_into(lived_in, signed_in, size, scheme):
    page = signed_in(lived_in, f"Ada {size['width']}", Role.ADMIN, viewport=size, color_scheme=scheme)
    found = {}

    page.goto(f"{lived_in.server.url}/care/back-up")
    page.get_by_label("Bara på datorn").check(force=True)
    page.get_by_role("button", name="Säkerhetskopiera", exact=True).click()
    expect(page.get_by_role("heading", name="Klar, och genomläst till sista raden")).to_be_visible(timeout=120_000)
    found["/care/going"] = looked_at(page)
    for path in PATHS:
        page.goto(lived_in.server.url + path)
        found[path] = looked_at(page)
    page.goto(f"{lived_in.server.url}/care/copies")
    page.locator(".copies__one").first.click()
    expect(page.get_by_text("Hel: genomläst till sista raden")).to_be_visible()
    found["one"] = looked_at(page)
    page.get_by_role("link", name="Gå tillbaka till den här kopian").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gå tillbaka till hur det var")
    found["restore"] = looked_at(page)

    assert found == dict.fromkeys(found, [])
