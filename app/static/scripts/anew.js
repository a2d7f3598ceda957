/** Waits while the server starts anew, and goes on to its first page once it answers again. */

const EVERY_MS = 1500;
const place = document.querySelector("[data-anew]");
let wasAway = false;
let askedCount = 0;
const LONGEST_COUNT = 12; // it may have been back before it was asked the first time

async function look() {
  askedCount += 1;
  try {
    const answer = await fetch(place.dataset.anew, { cache: "no-store" });
    if (answer.ok && (wasAway || askedCount > LONGEST_COUNT)) {
      location.assign(place.dataset.next);
      return;
    }
  } catch {
    wasAway = true;
  }
  setTimeout(look, EVERY_MS);
}

if (place) {
  setTimeout(look, EVERY_MS);
}
