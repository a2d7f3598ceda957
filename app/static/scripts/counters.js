/** Counters answer at once: a press shows before it is sent, and other people's come in between. */

import { KeptPresses, newId } from "./kept-presses.js";
import { refresh } from "./live.js";
import { PressLine } from "./press-line.js";

/** Counters change places only when nobody has pressed for a while. */
const STILL_AFTER_MS = 30_000;

const region = document.querySelector("[data-presses]");
const waitingNotice = document.querySelector("[data-waiting]");
const said = document.querySelector("[data-said]");
const { wordsNothing, wordsByTablet, wordsRefused, presses } = region.dataset;
const line = new PressLine(
  new KeptPresses(presses),
  {
    address: () => region.querySelector("form[data-count]").action,
    token: () => region.querySelector("form[data-count] [name=csrf_token]").value,
  },
  { answered, changed },
);
let answeredAt = 0;
let pressedAt = -STILL_AFTER_MS;

const counterOf = (key) => region.querySelector(`[data-counter="${CSS.escape(key)}"]`);
const partOf = (kind, key) => region.querySelector(`[data-part="${CSS.escape(`${kind}-${key}`)}"]`);
const unsent = (key) => line.waiting.filter((press) => press.key === key).reduce((sum, press) => sum + press.heads, 0);

region.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-count]");
  if (!form) return;
  event.preventDefault();
  const key = form.elements.counter.value;
  const { value } = event.submitter;
  const heads = value === "some" ? form.elements.heads.valueAsNumber : Number(value);
  press(key, heads);
  if (form.elements.heads) {
    form.reset();
    form.closest("details").open = false;
    document.getElementById(`more-${key}`).focus({ preventScroll: true });
  }
});

function press(key, heads) {
  const { byStaff } = partOf("heads", key).dataset;
  pressedAt = performance.now();
  if (heads < 0 && Number(byStaff) + unsent(key) <= 0) {
    tell(key, partOf("told", key).textContent.trim() ? wordsByTablet : wordsNothing);
    return;
  }
  tell(key, "");
  line.add({ id: newId(), key, heads, pressedAt: Date.now() });
  show(key);
}

/** The server's number, and what it does not know of yet. */
function show(key) {
  const number = partOf("heads", key);
  if (!number) return;
  const heads = Number(number.dataset.heads) + unsent(key);
  number.textContent = heads.toLocaleString(document.documentElement.lang);
  said.textContent = `${counterOf(key).querySelector("h3").textContent.trim()} ${number.textContent}`;
}

function answered(press, answer) {
  answeredAt = performance.now();
  const number = partOf("heads", press.key);
  if (!number) return;
  if (answer.heads !== undefined) {
    number.dataset.heads = answer.heads;
    number.dataset.byStaff = answer.by_staff;
    partOf("told", press.key).textContent = answer.told;
  }
  show(press.key);
  if (answer.said || answer.heads === undefined) {
    tell(press.key, answer.said || wordsRefused);
  }
}

/** Only what has failed once is told of: else every press would flash. */
function changed() {
  waitingNotice.hidden = line.failures === 0;
  waitingNotice.querySelector("[data-waiting-count]").textContent = String(line.waiting.length);
  if (line.waiting.length === 0) refresh();
}

/** Why a press changed nothing, beside the counter. */
function tell(key, words) {
  const place = counterOf(key).querySelector("[data-counter-said]");
  place.hidden = words === "";
  place.textContent = words;
  if (words) said.textContent = words;
}

// What was asked before the last press was answered does not know of it; what is asked while one is on its way may or
// may not.
region.addEventListener("fresh", (event) => {
  if (line.waiting.length > 0 || event.detail.askedAt < answeredAt) event.preventDefault();
});

region.addEventListener("freshened", () => {
  const isTouched = document.activeElement?.closest("[data-counter]") || region.querySelector("details[open] form");
  if (!isTouched && performance.now() - pressedAt > STILL_AFTER_MS) arrange(region.querySelector('[data-part="arrangement"]'));
});

/** Moves counters to where they stand at this hour. A counter that is not there yet comes with the page. */
function arrange({ dataset }) {
  for (const name of ["usual", "others"]) {
    const list = region.querySelector(`[data-counters="${name}"]`);
    const wanted = dataset[name].split(" ").filter(Boolean).map(counterOf);
    if (wanted.includes(null)) {
      location.reload();
      return;
    }
    if (wanted.some((counter, place) => list.children[place] !== counter)) list.append(...wanted);
  }
  region.querySelector("[data-others]").hidden = dataset.others === "";
}

for (const key of new Set(line.waiting.map((each) => each.key))) show(key);
line.send();
