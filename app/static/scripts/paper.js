/** Says beside the numbers of a paper what the day counts as with them, while they are being typed in. */

const WAIT_MS = 150;
const form = document.querySelector("[data-sum]");
let waiting;
let asked = 0;

/** Asks the server, which counts as the figures do; an answer that was overtaken by a later one is left. */
async function say() {
  const mine = ++asked;
  const { adults, children } = form.elements;
  const query = new URLSearchParams({ adults: adults.value, children: children.value });
  try {
    const answer = await fetch(`${form.dataset.sum}?${query}`, { redirect: "error" });
    if (answer.ok && mine === asked) {
      document.getElementById("sum").innerHTML = await answer.text();
    }
  } catch {
    // Without contact the sentence stays as it was; saving says it anew.
  }
}

if (form) {
  say(); // a quick hand has filled in numbers before this was loaded
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(say, WAIT_MS);
  });
}
