"""A tablet is put to work by a link."""

import re

from playwright.sync_api import expect


def test_a_tablet_out_of_its_box_says_how_to_pair_it(new_tablet):
    tablet = new_tablet().open()

    tablet.is_at("pairing")
    expect(tablet.page.get_by_text("Be den som sköter Oasen om en ny länk")).to_be_visible()


def test_a_link_pairs_the_tablet_for_good(tablet):
    expect(tablet.page.get_by_text("Valla-")).to_be_visible()

    tablet.reopen()

    tablet.is_at("welcome")


def test_the_code_stays_neither_in_the_address_nor_in_the_history(tablet):
    assert tablet.page.url == tablet.url
    assert tablet.page.evaluate("history.length") <= 2
    tablet.page.go_back()
    assert "pair" not in tablet.page.url


def test_a_used_link_is_refused_in_plain_words(new_tablet, pairing_link, door):
    link = pairing_link(door)
    new_tablet().open(link).is_at("welcome")

    second = new_tablet().open(link)

    expect(second.page.get_by_text("Länken gick inte att använda")).to_be_visible()
    expect(second.page.get_by_text("Be den som sköter Oasen om en ny länk")).to_be_visible()


def test_a_used_link_leaves_a_working_tablet_at_work(new_tablet, pairing_link, door):
    link = pairing_link(door)
    tablet = new_tablet().open(link)
    tablet.is_at("welcome")
    tablet.page.clock.install()

    tablet.page.evaluate(f"location.hash = '{link.rpartition('#')[2]}'")
    expect(tablet.page.get_by_text("Länken gick inte att använda")).to_be_visible()
    tablet.page.clock.run_for(8_100)

    tablet.is_at("welcome")


def test_a_link_opened_without_network_waits_for_it(new_tablet, pairing_link, door):
    tablet = new_tablet().open()
    tablet.is_at("pairing")
    tablet.go_offline()
    tablet.page.evaluate(f"location.hash = '{pairing_link(door).rpartition('#')[2]}'")
    expect(tablet.page.get_by_text("Servern svarar inte")).to_be_visible()
    assert tablet.page.url == tablet.url

    tablet.go_online()
    tablet.tap("Försök igen")

    tablet.is_at("welcome")


def test_a_tablet_can_be_paired_anew_in_english(new_tablet):
    tablet = new_tablet().open()

    tablet.tap("English")

    expect(tablet.page.get_by_role("heading", name=re.compile("not paired"))).to_be_visible()
