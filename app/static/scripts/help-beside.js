/** Opens the help beside the page while something is typed on it: going there and back would lose it. */

const BESIDE = "oasen-help"; // one page of help, however often it is asked for

const help = document.querySelector("a.help");
help?.addEventListener("click", () => {
  help.target = [...document.querySelectorAll("main :is(input, select, textarea)")].some(isBegun) ? BESIDE : "";
});

/** Whether a field holds something else than when the page came; what only searches has nothing to lose. */
function isBegun(field) {
  if (field.form?.method !== "post" || field.type === "hidden") {
    return false;
  }
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked !== field.defaultChecked;
  }
  return field instanceof HTMLSelectElement
    ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected))
    : field.value !== field.defaultValue;
}
