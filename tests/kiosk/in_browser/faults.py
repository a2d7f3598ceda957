"""What a visitor could not read or hit on the screen that shows, read from its real boxes."""

from __future__ import annotations

from tests.kiosk.in_browser.tablet import Tablet

FAULTS = """() => {
    const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const name = element => `${element.className || element.tagName}: ${element.textContent.trim().slice(0, 40)}`;
    const spoken = element => element.closest(".only-read-aloud, [aria-hidden]");
    const texts = element => [...element.childNodes].filter(node => node.nodeType === 3 && node.textContent.trim());
    const outside = (inner, outer) => inner.left < outer.left - 1 || inner.right > outer.right + 1
        || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
    const faults = [];
    const standing = [];
    for (const element of document.querySelectorAll("body *")) {
        if (!shown(element) || spoken(element)) continue;
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        for (const text of texts(element)) {
            if (box.width < 8 || box.height < 8) faults.push(`no room: ${name(element)}`);
            if (parseFloat(style.fontSize) < 20) faults.push(`too small to read: ${name(element)}`);
            if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
                faults.push(`too wide: ${name(element)}`);
            if (style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1)
                faults.push(`too high: ${name(element)}`);
            const range = document.createRange();
            range.selectNodeContents(text);
            const holder = element.closest("button, .what-is-stored__list > div, .pairing__card, .staff-corner__facts");
            if (holder && outside(box, holder.getBoundingClientRect())) faults.push(`out of its place: ${name(element)}`);
            for (const line of range.getClientRects())
                if (line.left < -1 || line.right > innerWidth + 1) faults.push(`beside the screen: ${name(element)}`);
            if (outside(box, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }))
                faults.push(`off the screen: ${name(element)}`);
        }
        const least = element.classList.contains("tile") ? 190 : 64;
        if (element.tagName === "BUTTON" && (box.width < least - 0.5 || box.height < least - 0.5))
            faults.push(`too small to hit, ${box.width} x ${box.height}: ${name(element)}`);
        // The whole of a last screen is a button; what stands on it stands on purpose.
        const isWholeScreen = element.matches(".done__next");
        const isText = texts(element).length > 0 && style.display !== "inline" && !element.closest("button");
        if ((element.tagName === "BUTTON" && !isWholeScreen) || isText) standing.push({ element, box });
    }
    standing.forEach((one, place) => standing.slice(place + 1).forEach(other => {
        if (one.element.contains(other.element)) return;
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (width > 2 && height > 2) faults.push(`over each other: ${name(one.element)} / ${name(other.element)}`);
    }));
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
