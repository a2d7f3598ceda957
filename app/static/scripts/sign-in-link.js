/** Takes the code of a one-time link from behind # into the form, and out of the address. */

const KEPT = "one-time-code";
const form = document.querySelector("[data-link-form]");

if (form) {
  take(decodeURIComponent(location.hash.slice(1)) || sessionStorage.getItem(KEPT));
  sessionStorage.removeItem(KEPT);
  // Who pastes the link where this page is open already loads nothing anew.
  window.addEventListener("hashchange", () => take(decodeURIComponent(location.hash.slice(1))));
  // Who chooses a language loads the page anew: the code comes along, that one time, in this tab alone.
  for (const other of document.forms)
    if (other !== form) other.addEventListener("submit", () => sessionStorage.setItem(KEPT, form.elements.code.value));
}

function take(code) {
  if (!code) return;
  form.elements.code.value = code;
  // The address stays in the browser's history, where others look; the code does not.
  history.replaceState(null, "", location.pathname);
  form.querySelector("[data-when-filled]").hidden = false;
  form.querySelector("[data-when-empty]").hidden = true;
}
