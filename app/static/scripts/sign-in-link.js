/** Takes the code of a one-time link from behind # into the form, and out of the address. */

const form = document.querySelector("[data-link-form]");
const code = decodeURIComponent(location.hash.slice(1));

if (form && code) {
  form.elements.code.value = code;
  // The address stays in the browser's history, where others look; the code does not.
  history.replaceState(null, "", location.pathname);
  form.querySelector("[data-when-filled]").hidden = false;
  form.querySelector("[data-when-empty]").hidden = true;
}
