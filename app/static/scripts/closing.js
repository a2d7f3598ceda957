/** Lets − and + change the number at once, and says beside it what the day then counts as. */

const WAIT_MS = 150;
const form = document.querySelector("[data-sentence]");
const STEPS = { fewer: -1, more: 1 };
let waiting;
let asked = 0;

function step(event) {
  const change = STEPS[event.submitter?.value];
  if (!change) {
    return;
  }
  event.preventDefault();
  const field = form.elements.heads;
  field.value = Math.max(0, (parseInt(field.value, 10) || 0) + change);
  sayLater();
}

function sayLater() {
  clearTimeout(waiting);
  waiting = setTimeout(say, WAIT_MS);
}

/** Asks the server, which counts as the figures do; an answer that was overtaken by a later one is left. */
async function say() {
  const { state, heads, counted } = form.elements;
  const mine = ++asked;
  const query = new URLSearchParams({ state: state.value, heads: heads.value, counted: counted.value });
  try {
    const answer = await fetch(`${form.dataset.sentence}?${query}`, { redirect: "error" });
    if (answer.ok && mine === asked) {
      document.getElementById("sum").innerHTML = await answer.text();
    }
  } catch {
    // Without contact the sentence stays as it was; saving says it anew.
  }
}

if (form) {
  form.addEventListener("submit", step);
  form.addEventListener("input", sayLater);
  sayLater(); // a quick hand has filled in a number before this was loaded
}
