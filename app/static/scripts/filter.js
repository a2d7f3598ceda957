/** Narrows a long list while one types, without asking the server; without scripts the form's button does it. */

const field = document.querySelector("[data-filter]");
const groups = document.querySelectorAll("[data-filter-groups] > *");

function narrow() {
  const wanted = field.value.trim().toLocaleLowerCase();
  let foundCount = 0;
  for (const line of document.querySelectorAll(field.dataset.filter)) {
    line.hidden = !line.dataset.filtered.toLocaleLowerCase().includes(wanted);
    foundCount += line.hidden ? 0 : 1;
  }
  for (const group of groups) {
    group.hidden = group.querySelector(`${field.dataset.filter}:not([hidden])`) === null;
    if (wanted !== "" && group.matches("details")) group.open = !group.hidden;
  }
  document.querySelector(field.dataset.filterNone).hidden = foundCount > 0;
}

if (field) {
  field.addEventListener("input", narrow);
}
