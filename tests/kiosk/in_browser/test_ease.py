"""Larger text, sharper colours and a voice: each by one tap on every screen, and gone with the visitor."""

import pytest
from playwright.sync_api import expect

# A tablet with one Swedish voice of its own and a Finnish one on somebody's server; it only notes what it would say.
VOICES = """
    window.said = [];
    const voices = [{ lang: "sv-SE", localService: true }, { lang: "fi-FI", localService: false }];
    const synthesis = new EventTarget();
    synthesis.getVoices = () => voices;
    synthesis.speak = utterance => window.said.push(utterance);
    synthesis.cancel = () => window.said.push("silence");
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    window.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
    };
"""
SAID = "window.said.map(each => each.text ?? each)"


def tool(tablet, name):
    """One of the three signs above every screen."""
    return tablet.page.locator(f".masthead [data-ease={name}]")


def size_of(tablet, selector):
    """How large the text stands there, in pixels."""
    return tablet.page.locator(selector).first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")


@pytest.fixture
def speaking_tablet(new_tablet, pairing_link, door):
    """A paired tablet that has a voice."""
    tablet = new_tablet()
    tablet.context.add_init_script(VOICES)
    tablet.open(pairing_link(door)).is_at("welcome")
    return tablet


def test_one_tap_makes_the_text_larger_on_every_screen_of_the_visit(tablet):
    before = size_of(tablet, ".have-card__how")
    tool(tablet, "large-text").tap()
    assert size_of(tablet, ".have-card__how") > 1.15 * before

    tablet.arrive()
    tablet.is_at("choose-activity")

    expect(tool(tablet, "large-text")).to_have_attribute("aria-pressed", "true")
    assert size_of(tablet, ".tile__word") > 20


def test_one_tap_makes_the_colours_sharper_and_another_takes_it_back(tablet):
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    before = tablet.page.evaluate(ground)
    tool(tablet, "high-contrast").tap()
    assert tablet.page.evaluate(ground) == "rgb(255, 255, 255)"

    tool(tablet, "high-contrast").tap()

    assert tablet.page.evaluate(ground) == before


def test_the_next_visitor_finds_the_screen_as_it_always_is(tablet):
    tablet.page.clock.install()
    tool(tablet, "large-text").tap()
    tool(tablet, "high-contrast").tap()
    tablet.arrive()
    expect(tablet.page.locator("html[data-large-text][data-high-contrast]")).to_have_count(1)

    tablet.page.clock.run_for(10_100)

    tablet.is_at("welcome")
    expect(tablet.page.locator("html[data-large-text], html[data-high-contrast]")).to_have_count(0)
    expect(tool(tablet, "large-text")).to_have_attribute("aria-pressed", "false")


def test_who_leaves_after_a_look_leaves_no_trace_of_their_eyes(tablet):
    tablet.page.clock.install()
    tool(tablet, "large-text").tap()
    expect(tablet.page.locator("html[data-large-text]")).to_have_count(1)

    tablet.page.clock.run_for(10_100)

    expect(tablet.page.locator("html[data-large-text]")).to_have_count(0)


def test_no_voice_no_sign_of_one(tablet):
    expect(tool(tablet, "read-aloud")).to_be_hidden()


def test_the_screen_is_read_aloud_when_asked_for_and_never_else(speaking_tablet):
    assert speaking_tablet.page.evaluate(SAID) == []

    tool(speaking_tablet, "read-aloud").tap()

    expect(tool(speaking_tablet, "read-aloud")).to_have_attribute("aria-pressed", "true")
    said = speaking_tablet.page.evaluate(SAID)
    assert said[:2] == ["Välkommen", "Jag är här"]
    assert "Vad sparas?" in said
    assert "English" not in said
    assert speaking_tablet.page.evaluate("window.said[0].voice.lang") == "sv-SE"


def test_the_voice_stops_when_the_screen_changes_and_says_nothing_of_the_next(speaking_tablet):
    tool(speaking_tablet, "read-aloud").tap()

    speaking_tablet.arrive()
    speaking_tablet.is_at("choose-activity")

    assert speaking_tablet.page.evaluate(SAID)[-1] == "silence"
    expect(tool(speaking_tablet, "read-aloud")).to_have_attribute("aria-pressed", "false")


def test_a_choice_does_not_silence_the_voice_and_a_second_tap_does(speaking_tablet):
    speaking_tablet.arrive()
    speaking_tablet.is_ready()
    tool(speaking_tablet, "read-aloud").tap()
    speaking_tablet.tap("lunch")
    expect(speaking_tablet.page.get_by_role("button", name="lunch")).to_have_attribute("aria-pressed", "true")
    assert "silence" not in speaking_tablet.page.evaluate(SAID)

    tool(speaking_tablet, "read-aloud").tap()

    assert speaking_tablet.page.evaluate(SAID)[-1] == "silence"


def test_nobody_is_sent_away_while_the_screen_is_read_to_them(speaking_tablet):
    speaking_tablet.page.clock.install()
    speaking_tablet.arrive()
    speaking_tablet.is_at("choose-activity")
    speaking_tablet.page.clock.run_for(400)
    tool(speaking_tablet, "read-aloud").tap()

    speaking_tablet.page.clock.run_for(60_000)
    speaking_tablet.is_at("choose-activity")

    speaking_tablet.page.evaluate("window.said.forEach(each => each.dispatchEvent?.(new Event('end')))")
    speaking_tablet.page.clock.run_for(10_100)
    speaking_tablet.is_at("welcome")


def test_a_language_without_a_voice_of_the_tablets_own_is_not_read(speaking_tablet):
    expect(tool(speaking_tablet, "read-aloud")).to_be_visible()

    speaking_tablet.tap("English")

    expect(tool(speaking_tablet, "read-aloud")).to_be_hidden()
