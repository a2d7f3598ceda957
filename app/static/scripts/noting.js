/** Makes the forms of noting quick to the thumb: − and + beside a number, usual numbers, a day only when asked for. */

/** Numbers as people type them: a comma for halves. @param {string} typed */
const numberOf = (typed) => Number(typed.trim().replace(",", ".")) || 0;

/** @param {number} number */
const typed = (number) => String(number).replace(".", ",");

/** @param {HTMLElement} amount */
function makeAmount(amount) {
  const field = amount.querySelector("input");
  const lowest = Number(amount.dataset.lowest);
  const step = Number(amount.dataset.step);

  /** @param {number} number */
  function set(number) {
    field.value = typed(Math.max(lowest, number));
    field.removeAttribute("aria-invalid");
  }

  amount.querySelector("[data-less]").addEventListener("click", () => set(numberOf(field.value) - step));
  amount.querySelector("[data-more]").addEventListener("click", () => set(numberOf(field.value) + step));
  for (const quick of amount.querySelectorAll("[data-set]")) {
    quick.addEventListener("click", () => set(Number(quick.dataset.set)));
  }
  for (const each of amount.querySelectorAll("[hidden]")) each.hidden = false;
}

/** @param {HTMLElement} when */
function makeWhen(when) {
  const other = when.querySelector("[data-when-other]");
  const date = when.querySelector("[data-when-date]");

  function show() {
    const chosen = when.querySelector("input[type=radio]:checked")?.value;
    other.hidden = chosen === "now";
    date.hidden = chosen !== "other";
  }

  when.addEventListener("change", show);
  show();
}

/** Goes to what was refused, which may lie below what the screen shows. */
function goToRefused() {
  const field = document.querySelector("main .error")?.closest(".field");
  field?.querySelector("input, textarea")?.focus();
}

document.querySelectorAll("[data-amount]").forEach(makeAmount);
document.querySelectorAll("[data-when]").forEach(makeWhen);
goToRefused();
