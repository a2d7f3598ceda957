/** What every screen of the phone is given, and how fields of choices are read and set. */

/** @import { Say } from "../../kiosk/core/wording.js" */
/** @import { PhoneLabels } from "../../kiosk/device/server.js" */
/** @import { Noted, Memory } from "../core/latest.js" */

/**
 * @typedef {object} Phone
 * @property {Say} say
 * @property {() => PhoneLabels["topics"]} topics
 * @property {() => Memory} memory
 * @property {() => string} today
 * @property {() => boolean} isPaired whether the server still knows the phone
 * @property {(name: string, what?: Noted) => void} go to another screen
 * @typedef {{show: (what?: Noted) => void, update: () => void}} Screen show: as it is entered; update: what it says
 */

/**
 * @template {HTMLElement} [Found=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 */
export function found(root, selector) {
  return /** @type {Found} */ (root.querySelector(selector));
}

/** @param {ParentNode} root @param {string} name */
export function chosenIn(root, name) {
  return found(root, `input[name="${name}"]:checked`)?.getAttribute("value") ?? "";
}

/** @param {ParentNode} root @param {string} name @param {string} value */
export function choose(root, name, value) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(`input[name="${name}"]`))) {
    input.checked = input.value === value;
  }
}

/** @param {HTMLSelectElement} select @param {[string, string][]} options value and words @param {string} chosen */
export function fill(select, options, chosen) {
  select.replaceChildren(...options.map(([value, words]) => new Option(words, value, value === chosen, value === chosen)));
}
