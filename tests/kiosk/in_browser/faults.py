"""What a visitor could not read or hit on the screen that shows, read from its real boxes."""

from __future__ import annotations

from tests.kiosk.in_browser.tablet import Tablet

FAULTS = """() => {
    const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const name = element => `${element.getAttribute("class") || element.tagName}: ${element.textContent.trim().slice(0, 40)}`;
    const spoken = element => element.closest(".only-read-aloud, [aria-hidden]");
    const texts = element => [...element.childNodes].filter(node => node.nodeType === 3 && node.textContent.trim());
    const outside = (inner, outer) => inner.left < outer.left - 1 || inner.right > outer.right + 1
        || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
    const page = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const looksLikeKey = /^[a-z-]+([.][a-z-]+)+$|[{}]|\\b(undefined|null|NaN)\\b/;
    // What a text stands on: the nearest thing with an edge or a colour of its own.
    const isPlate = style => style.backgroundColor !== "rgba(0, 0, 0, 0)" || parseFloat(style.borderTopWidth) > 0;
    const plateOf = element => {
        for (let each = element; each !== document.body; each = each.parentElement)
            if (isPlate(getComputedStyle(each))) return each;
        return null;
    };
    // Where one agrees to something, a language that nobody has read through has to say so.
    const agrees = "[data-raise=card-accepted], [data-raise=forget-confirmed], .code-picture, .what-is-stored__list";
    const faults = [];
    const standing = [];
    if ([...document.querySelectorAll(agrees)].some(shown) && !document.querySelector("#screen [data-unless-reviewed]"))
        faults.push("does not say that nobody has read the language through");
    for (const element of document.querySelectorAll("body *")) {
        if (!shown(element)) continue;
        if (element.matches("[data-text], [role=status]:not(:empty), h1, .lead") && !element.textContent.trim())
            faults.push(`says nothing: ${element.dataset.text ?? name(element)}`);
        if (texts(element).some(text => looksLikeKey.test(text.textContent.trim()))) faults.push(`no word: ${name(element)}`);
        if (spoken(element)) continue;
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        // What is moved with a finger: what lies below its edge is found so.
        const moved = ".my-card__months > *, .staff-corner__facts > *, .what-is-stored__list--longer > *";
        const isMoved = element.closest(moved);
        if (!isMoved && element.matches("button, img, video, p, h1, li, dt, dd") && box.width > 0 && outside(box, page))
            faults.push(`off the screen: ${name(element)}`);
        for (const text of texts(element)) {
            if (box.width < 8 || box.height < 8) faults.push(`no room: ${name(element)}`);
            if (parseFloat(style.fontSize) < 20) faults.push(`too small to read: ${name(element)}`);
            if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
                faults.push(`too wide: ${name(element)}`);
            if (style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1)
                faults.push(`too high: ${name(element)}`);
            const range = document.createRange();
            range.selectNodeContents(text);
            const plate = plateOf(element)?.getBoundingClientRect();
            if (!isMoved && plate && outside(box, plate)) faults.push(`out of its place: ${name(element)}`);
            for (const line of range.getClientRects())
                if (line.left < -1 || line.right > innerWidth + 1) faults.push(`beside the screen: ${name(element)}`);
            if (!isMoved && outside(box, page)) faults.push(`off the screen: ${name(element)}`);
        }
        // Where all is drawn smaller, 48 instead of 64.
        const least = (element.classList.contains("tile") ? 190 : 64) * (document.body.currentCSSZoom ?? 1);
        if (element.tagName === "BUTTON" && (box.width < least - 0.5 || box.height < least - 0.5))
            faults.push(`too small to hit, ${box.width} x ${box.height}: ${name(element)}`);
        // The whole of a last screen is a button; what stands on it stands on purpose. So does what a slip is told in.
        const isGround = element.matches(".done__next, video") || element.closest(".picture-code__places");
        const isSlip = document.querySelector(".picture-code__slip:not([hidden])") && element.closest(".picture-code__chosen");
        const isText = texts(element).length > 0 && style.display !== "inline";
        const isThing = element.matches("button, img, .keypad, .stepper") || isText;
        if (isThing && !isGround && !isSlip && !isMoved) standing.push({ element, box });
    }
    standing.forEach((one, place) => standing.slice(place + 1).forEach(other => {
        if (one.element.contains(other.element)) return;
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (width > 2 && height > 2) faults.push(`over each other: ${name(one.element)} / ${name(other.element)}`);
    }));
    const tools = [...document.querySelectorAll(".masthead [data-ease]")].filter(shown);
    if (tools.length !== (speechSynthesis.getVoices().length > 0 ? 3 : 2)) faults.push("what makes it easier is not there");
    return faults;
}"""

# Each language in turn on the same screen, in ordinary and in larger text.
IN_EVERY_LANGUAGE = f"""async languages => {{
    const faultsOf = {FAULTS};
    const drawn = () => new Promise(then => requestAnimationFrame(() => setTimeout(then)));
    const chooser = document.createElement("button");
    chooser.dataset.raise = "language-chosen";
    const found = {{}};
    for (const language of languages) {{
        chooser.dataset.detail = language;
        document.body.append(chooser);
        chooser.click();
        chooser.remove();
        if (document.documentElement.lang !== language) found[language] = ["is not spoken"];
        for (const size of ["ordinary", "large"]) {{
            document.documentElement.toggleAttribute("data-large-text", size === "large");
            await drawn();
            await document.fonts.ready;
            const faults = faultsOf();
            if (faults.length > 0) found[`${{language}}, ${{size}}`] = faults;
        }}
        document.documentElement.removeAttribute("data-large-text");
    }}
    await drawn();
    return found;
}}"""


def faults_of(tablet: Tablet) -> list[str]:
    """What is wrong with the screen that shows."""
    tablet.page.evaluate("document.fonts.ready.then(() => true)")
    found: list[str] = tablet.page.evaluate(FAULTS)
    return found


def faults_in_every_language(tablet: Tablet, languages: list[str]) -> dict[str, list[str]]:
    """What is wrong with the screen that shows, by language and size of text."""
    found: dict[str, list[str]] = tablet.page.evaluate(IN_EVERY_LANGUAGE, languages)
    return found
