/** The screen of a phone that belongs to no premises yet: a code is typed, or the link brings it. */

import { found } from "../screen.js";

/** @import { Phone, Screen } from "../screen.js" */

/** @param {HTMLElement} root @param {Phone} phone @param {(code: string) => void} join */
export function makePairingScreen(root, phone, join) {
  const code = /** @type {HTMLInputElement} */ (found(root, "#pairing-code"));
  const notice = found(root, "#pairing-said");
  let outcome = "";

  function update() {
    notice.hidden = outcome === "";
    notice.textContent = outcome === "" ? "" : phone.say(`pairing.${outcome}`);
  }

  /** @param {string} what the key of what is said; "" for nothing */
  function tell(what) {
    outcome = what;
    update();
  }

  found(root, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (code.value.trim() !== "") join(code.value.trim());
  });

  /** @type {Screen["show"]} */
  const show = () => {
    code.value = "";
  };

  return { show, update, tell };
}
