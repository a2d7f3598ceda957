/** The visitor's way through the screens: one table, and the few rules that it cannot hold. */

/** What every question of a new card hears beside its answer. */
const FROM_A_QUESTION = { "card-shown": "card-seen", "undone": "undone", "left-alone": "welcome" };

/**
 * Which screen follows which event. What a screen does not list is not heard there: a second tap
 * on "Jag är här" finds no welcome any more and so counts nothing.
 *
 * @type {Record<string, Record<string, string>>}
 */
export const JOURNEY = {
  "starting": { "paired": "welcome", "not-paired": "pairing" },
  "pairing": {
    "paired": "welcome",
    "not-paired": "pairing",
    "shut-out": "pairing",
    "code-wanted": "pairing-code",
    "camera-wanted": "pairing-camera",
  },
  "pairing-code": { "paired": "welcome", "not-paired": "pairing-code", "left": "pairing" },
  "pairing-camera": {
    "paired": "welcome",
    "not-paired": "pairing",
    "code-wanted": "pairing-code",
    "left": "pairing",
  },
  "welcome": {
    "arrived": "choose-activity",
    "card-wanted": "look-for-card",
    "card-shown": "card-seen",
    "already-here": "choose-activity",
    "leaving": "how-long",
    "storage-asked-about": "what-is-stored",
    "staff-wanted": "staff-corner",
    "pin-wanted": "staff-pin",
    "not-paired": "pairing",
    "shut-out": "pairing",
    "left-alone": "welcome",
  },
  "look-for-card": {
    "arrived": "choose-activity",
    "card-shown": "card-seen",
    "pictures-wanted": "picture-code",
    "left": "welcome",
    "left-alone": "welcome",
  },
  "picture-code": {
    "pictures-shown": "choose-activity",
    "pictures-given-up": "choose-activity",
    "went-back": "choose-activity",
    "card-shown": "card-seen",
    "left-alone": "welcome",
  },
  "card-seen": {
    "card-agreed": "choose-activity",
    "card-declined-before": "choose-activity",
    "card-not-known": "ask-about-card",
    "card-shown": "card-seen",
    "left-alone": "welcome",
  },
  "ask-about-card": {
    "card-agreed": "choose-activity",
    "card-declined-before": "choose-activity",
    "card-accepted": "ask-been-before",
    "card-declined": "choose-activity",
    "card-shown": "card-seen",
    "undone": "undone",
    "left-alone": "welcome",
  },
  "ask-been-before": { ...FROM_A_QUESTION, "answered": "ask-lost-card", "skipped": "ask-lost-card" },
  "ask-lost-card": {
    ...FROM_A_QUESTION,
    "answered": "ask-how-found",
    "skipped": "ask-how-found",
    "went-back": "ask-been-before",
  },
  "ask-how-found": {
    ...FROM_A_QUESTION,
    "answered": "ask-gender",
    "skipped": "ask-gender",
    "went-back": "ask-lost-card",
  },
  "ask-gender": { ...FROM_A_QUESTION, "answered": "ask-age", "skipped": "ask-age", "went-back": "ask-how-found" },
  "ask-age": {
    ...FROM_A_QUESTION,
    "answered": "choose-activity",
    "skipped": "choose-activity",
    "went-back": "ask-gender",
  },
  "choose-activity": {
    "activity-chosen": "choose-activity",
    "activity-unchosen": "choose-activity",
    "company-wanted": "company",
    "finished": "done",
    "my-card-wanted": "my-card",
    "pictures-wanted": "picture-code",
    "card-shown": "card-seen",
    "undone": "undone",
    "left-alone": "welcome",
  },
  "company": {
    "company-changed": "company",
    "company-told": "choose-activity",
    "card-shown": "card-seen",
    "undone": "undone",
    "left-alone": "welcome",
  },
  "my-card": {
    "days-told": "my-card",
    "card-accepted": "ask-been-before",
    "forget-wanted": "confirm-forget",
    "went-back": "choose-activity",
    "card-shown": "card-seen",
    "left-alone": "welcome",
  },
  "confirm-forget": {
    "forget-confirmed": "forgotten",
    "went-back": "my-card",
    "card-shown": "card-seen",
    "left-alone": "welcome",
  },
  "forgotten": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "joined": { "undone": "undone", "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "nothing-chosen": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "how-long": {
    "stay-told": "goodbye",
    "goodbye-said": "goodbye",
    "card-left": "goodbye",
    "card-shown": "card-seen",
    "left": "welcome",
    "left-alone": "welcome",
  },
  "goodbye": { "undone": "undone", "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "done": {
    "my-card-wanted": "my-card",
    "undone": "undone",
    "card-shown": "card-seen",
    "left": "welcome",
    "left-alone": "welcome",
  },
  "undone": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "trouble": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "what-is-stored": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "staff-pin": {
    "staff-let-in": "staff-corner",
    "card-shown": "card-seen",
    "left": "welcome",
    "left-alone": "welcome",
  },
  "staff-corner": {
    "rehearsal-wanted": "staff-rehearsal",
    "unpair-wanted": "staff-unpair",
    "card-shown": "card-seen",
    "left": "welcome",
    "left-alone": "welcome",
  },
  "staff-rehearsal": {
    "rehearsal-wanted": "staff-rehearsal",
    "card-shown": "card-seen",
    "left": "welcome",
    "left-alone": "welcome",
  },
  "staff-unpair": { "unpaired": "pairing", "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
};

/** Seconds without a touch after which a screen forgets whoever stood before it. */
const SECONDS_BY_SCREEN = {
  "look-for-card": 25,
  "picture-code": 30, // 47 pictures are many to look through
  "ask-been-before": 15,
  "ask-lost-card": 15,
  "ask-how-found": 15,
  "ask-gender": 15,
  "ask-age": 15,
  "my-card": 20,
  "confirm-forget": 20,
  "forgotten": 10,
  "done": 4,
  "undone": 4,
  "joined": 4,
  "nothing-chosen": 4,
  "goodbye": 4,
  "what-is-stored": 30,
  "staff-pin": 30,
  "staff-corner": 60,
  "staff-rehearsal": 60,
  "staff-unpair": 60,
};
const SECONDS = 10;
const NEVER_LEFT = ["starting", "pairing", "pairing-code", "pairing-camera"];

/** Where one only looks about before one's visit: whoever comes back from there is the same person. */
const LOOKING_ABOUT = ["welcome", "look-for-card", "what-is-stored"];

/** How long after "Jag är här" a card still takes that tap's place, in milliseconds. */
const CARD_TAKES_PLACE_WITHIN_MS = 10_000;

/**
 * What decides the way beside the screen and the event: how many activities are offered, whether somebody is being
 * received at all, whether they may be asked the questions of a new card, whether they have said to be new here, whether
 * they were counted earlier today, how much they have chosen.
 *
 * @typedef {{choiceCount: number, hasVisit?: boolean, mayAsk?: boolean, isFirstTime?: boolean, isAlreadyHere?: boolean,
 *   chosenCount?: number}} Circumstances
 */

/**
 * The screen that follows, or null when the event is not heard here.
 *
 * @param {string} screen
 * @param {string} event
 * @param {Circumstances} circumstances
 * @returns {string | null}
 */
export function screenAfter(screen, event, circumstances) {
  const next = JOURNEY[screen]?.[event] ?? null;
  return next === null ? null : passingOver(next, event, circumstances);
}

/**
 * The screen itself, or the one after it where it has nothing to ask.
 *
 * @param {string} screen
 * @param {string} event going forwards or back, a screen is passed over in the same direction
 * @param {Circumstances} circumstances
 * @returns {string}
 */
function passingOver(screen, event, circumstances) {
  const { choiceCount, hasVisit = true, mayAsk = false, isFirstTime = false } = circumstances;
  if (screen === "ask-been-before" && !mayAsk) return passingOver("choose-activity", event, circumstances);
  if (screen === "ask-lost-card" && isFirstTime) return JOURNEY[screen][event];
  if (screen === "choose-activity" && !hasVisit) return "welcome";
  if (screen === "choose-activity" && choiceCount === 0) return passingOver("done", event, circumstances);
  return screen === "done" ? ending(circumstances) : screen;
}

/** Who was here already is not welcomed in again. @param {Circumstances} circumstances */
function ending({ isAlreadyHere = false, chosenCount = 0 }) {
  if (!isAlreadyHere) return "done";
  return chosenCount > 0 ? "joined" : "nothing-chosen";
}

/**
 * Seconds a screen waits for a touch, or null for screens that stay.
 *
 * @param {string} screen
 * @returns {number | null}
 */
export function secondsUntilLeft(screen) {
  if (NEVER_LEFT.includes(screen)) return null;
  return SECONDS_BY_SCREEN[/** @type {keyof typeof SECONDS_BY_SCREEN} */ (screen)] ?? SECONDS;
}

/**
 * Whether a card that is shown now belongs to the visit on the screen; otherwise it is the next person's.
 *
 * @param {{arrivedAt: number, card: {value: string} | null} | null} visit
 * @param {string} value what the card says
 * @param {number} now milliseconds
 */
export function cardBelongsToVisit(visit, value, now) {
  if (visit === null) return false;
  if (visit.card !== null) return visit.card.value === value;
  return now - visit.arrivedAt <= CARD_TAKES_PLACE_WITHIN_MS;
}

/**
 * Whether going from one screen to the other ends a visit, so that the next one to touch is somebody else.
 *
 * @param {string} from
 * @param {string} to
 */
export function endsVisit(from, to) {
  return to === "welcome" && !LOOKING_ABOUT.includes(from);
}
