/** The first screen: three taps note a contact, and what was noted lately stands below. */

import { elapsed, moment } from "../../../kiosk/device/clock.js";
import { contactOf, contactWords, lengthWords, missingOf, wayWords } from "../../core/contact.js";
import { whenWords } from "../../core/times.js";
import { choose, chosenIn, found } from "../screen.js";

/** @import { Contact } from "../../core/contact.js" */
/** @import { Noted } from "../../core/latest.js" */
/** @import { Phone, Screen } from "../screen.js" */

/** The second tap of a trembling finger must not start the next contact. */
const UNTOUCHABLE_MS = 500;

/**
 * @typedef {{kind: "saved" | "changed" | "removed", noted: Noted} | {kind: "failed"} | {kind: "missing", what: string}} Said
 * @typedef {{note: (contact: Contact) => Promise<Noted>, remove: (noted: Noted) => Promise<void>}} LogActions
 */

/** @param {HTMLElement} root @param {Phone} phone @param {LogActions} actions @param {() => string} timeZone */
export function makeLogScreen(root, phone, actions, timeZone) {
  /** @type {Said | null} */
  let said = null;
  let isSaving = false;
  let savedAt = -Infinity;
  const bar = found(root, ".said");

  /** @param {Said | null} what */
  function say(what) {
    said = what;
    update();
  }

  function startAnew() {
    for (const name of ["channel", "direction"]) choose(root, `log-${name}`, "");
    choose(root, "log-when", "now");
  }

  /** One thing at a time; what cannot be kept is said, and stays chosen. @param {() => Promise<Said>} work */
  async function keeping(work) {
    if (isSaving || elapsed() - savedAt < UNTOUCHABLE_MS) return;
    isSaving = true;
    try {
      say(await work());
    } catch {
      say({ kind: "failed" });
    } finally {
      isSaving = false;
    }
  }

  /** @param {string} length */
  function save(length) {
    const [channel, direction, when] = ["channel", "direction", "when"].map((name) => chosenIn(root, `log-${name}`));
    keeping(async () => {
      const what = missingOf({ channel, direction });
      if (what !== "") return { kind: "missing", what };
      const contact = contactOf({ channel, direction, length, when, topic: "", count: 1 }, moment(), timeZone());
      const noted = await actions.note(contact);
      savedAt = elapsed();
      startAnew();
      return { kind: "saved", noted };
    });
  }

  /** @param {Noted} noted */
  function remove(noted) {
    keeping(async () => {
      await actions.remove(noted);
      return { kind: "removed", noted };
    });
  }

  function undo() {
    if (said?.kind === "saved") remove(said.noted);
    if (said?.kind !== "removed") return;
    const { contact } = said.noted;
    keeping(async () => ({ kind: "saved", noted: await actions.note(contact) }));
  }

  function wordsSaid() {
    if (said === null) return "";
    if (said.kind === "missing") return phone.say(`missing.${said.what}`);
    if (said.kind === "failed") return phone.say("said.failed");
    return phone.say(`said.${said.kind}`, { what: contactWords(said.noted.contact, phone.say) });
  }

  function updateSaid() {
    bar.hidden = said === null;
    bar.dataset.kind = said?.kind ?? "";
    found(bar, ".said__words").textContent = wordsSaid();
    const kind = said?.kind ?? "";
    found(bar, "[data-more]").hidden = !["saved", "changed"].includes(kind);
    found(bar, "[data-undo]").hidden = !["saved", "removed"].includes(kind);
    for (const name of ["channel", "direction"]) {
      const isMissing = said?.kind === "missing" && (said.what === name || said.what === "both");
      found(root, `[data-group="${name}"]`).toggleAttribute("data-missing", isMissing);
    }
  }

  /** @param {Noted} noted */
  function rowOf(noted) {
    const row = templateRow();
    const { contact } = noted;
    const topic = phone.topics().find(({ slug }) => slug === contact.topic)?.name;
    const beside = [lengthWords(contact, phone.say), whenWords(contact, phone.today(), phone.say), topic];
    found(row, "[data-words]").textContent = wayWords(contact, phone.say);
    found(row, ".soft").textContent = beside.filter(Boolean).join(" · ");
    for (const each of row.querySelectorAll(".only-read-aloud")) each.textContent = ` ${contactWords(contact, phone.say)}`;
    found(row, "[data-change] [data-text]").textContent = phone.say("latest.change");
    found(row, "[data-remove] [data-text]").textContent = phone.say("latest.remove");
    found(row, "[data-change]").addEventListener("click", () => phone.go("change", noted));
    found(row, "[data-remove]").addEventListener("click", () => remove(noted));
    return row;
  }

  function templateRow() {
    const template = /** @type {HTMLTemplateElement} */ (found(root, "template[data-row]"));
    return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  }

  function update() {
    const { latest, unsent } = phone.memory();
    const chip = found(root, "[data-chip]");
    chip.textContent = unsent.length > 0 ? phone.say("log.waiting", { count: unsent.length }) : phone.say("log.works");
    chip.toggleAttribute("data-waiting", unsent.length > 0);
    found(root, "[data-not-paired]").hidden = phone.isPaired();
    found(root, ".latest").hidden = latest.length === 0;
    found(root, ".latest__list").replaceChildren(...latest.map(rowOf));
    updateSaid();
  }

  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-length]"))) {
    button.addEventListener("click", () => save(button.dataset.length ?? ""));
  }
  root.addEventListener("change", () => say(null));
  found(bar, "[data-undo]").addEventListener("click", undo);
  found(bar, "[data-more]").addEventListener("click", () => {
    if (said?.kind === "saved" || said?.kind === "changed") phone.go("change", said.noted);
  });

  /** @type {Screen["show"]} */
  function show(changed) {
    startAnew();
    say(changed ? { kind: "changed", noted: changed } : null);
  }

  /** Whether somebody is in the middle of noting. */
  const isUntouched = () => chosenIn(root, "log-channel") === "" && chosenIn(root, "log-direction") === "";

  return { show, update, isUntouched };
}
