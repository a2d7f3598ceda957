/** The screen on which a contact of the last day is changed, or what it was about is added. */

import { moment } from "../../../kiosk/device/clock.js";
import { MOST_PEOPLE, contactOf } from "../../core/contact.js";
import { dayWords, earlierDays, whenWords } from "../../core/times.js";
import { choose, chosenIn, fill, found } from "../screen.js";

/** @import { Contact } from "../../core/contact.js" */
/** @import { Noted } from "../../core/latest.js" */
/** @import { Phone, Screen } from "../screen.js" */

const CHOICES = /** @type {const} */ (["channel", "direction", "length"]);

/**
 * @param {HTMLElement} root
 * @param {Phone} phone
 * @param {(old: Noted, contact: Contact) => Promise<Noted>} change
 * @param {() => string} timeZone
 */
export function makeChangeScreen(root, phone, change, timeZone) {
  /** @type {Noted | null} */
  let noted = null;
  let count = 1;
  let isSaving = false;
  const [topic, when] = ["#change-topic", "#change-when"].map((id) => /** @type {HTMLSelectElement} */ (found(root, id)));

  /** @param {number} wanted */
  function countTo(wanted) {
    count = Math.min(MOST_PEOPLE, Math.max(1, wanted));
    found(root, "[data-count]").textContent = phone.say("count.people", { count });
  }

  /** A topic that has been retired meanwhile stays with the contact that has it. @param {Contact} contact */
  function topicOptions(contact) {
    /** @type {[string, string][]} */
    const options = [["", phone.say("topic.none")], ...phone.topics().map(({ slug, name }) => pair(slug, name))];
    return options.some(([slug]) => slug === contact.topic) ? options : [...options, pair(contact.topic, contact.topic)];
  }

  /** @param {Contact} contact @returns {[string, string][]} */
  function whenOptions(contact) {
    const now = phone.today();
    return [
      ["kept", whenWords(contact, now, phone.say)],
      ["last-night", phone.say("when.last-night")],
      ["yesterday", phone.say("when.yesterday")],
      ...earlierDays(now).map((day) => pair(day, dayWords(day, now, phone.say))),
    ];
  }

  async function save() {
    if (noted === null || isSaving) return;
    const [channel, direction, length] = CHOICES.map((name) => chosenIn(root, `change-${name}`));
    const said = { channel, direction, length, when: when.value, topic: topic.value, count };
    isSaving = true;
    try {
      phone.go("log", await change(noted, contactOf(said, moment(), timeZone(), noted.contact)));
    } catch {
      found(root, "[data-failed]").hidden = false;
    } finally {
      isSaving = false;
    }
  }

  /** @type {Screen["show"]} */
  function show(what) {
    noted = what ?? null;
    if (noted === null) return;
    for (const name of CHOICES) choose(root, `change-${name}`, noted.contact[name]);
    countTo(noted.contact.count);
    fill(topic, topicOptions(noted.contact), noted.contact.topic);
    fill(when, whenOptions(noted.contact), "kept");
    found(root, "[data-failed]").hidden = true;
  }

  /** In another language from now on, with what has been chosen so far. */
  function update() {
    if (noted === null) return;
    const [chosenTopic, chosenWhen] = [topic.value, when.value];
    fill(topic, topicOptions(noted.contact), chosenTopic);
    fill(when, whenOptions(noted.contact), chosenWhen);
    countTo(count);
  }

  found(root, "[data-less]").addEventListener("click", () => countTo(count - 1));
  found(root, "[data-more-people]").addEventListener("click", () => countTo(count + 1));
  found(root, "[data-save]").addEventListener("click", save);
  found(root, "[data-back]").addEventListener("click", () => phone.go("log"));

  return { show, update };
}

/** @param {string} value @param {string} words @returns {[string, string]} */
function pair(value, words) {
  return [value, words];
}
