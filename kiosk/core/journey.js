/** The visitor's way through the screens: one table, and the few rules that it cannot hold. */

/**
 * Which screen follows which event. What a screen does not list is not heard there: a second tap
 * on "Jag är här" finds no welcome any more and so counts nothing.
 *
 * @type {Record<string, Record<string, string>>}
 */
export const JOURNEY = {
  "starting": { "paired": "welcome", "not-paired": "pairing" },
  "pairing": { "paired": "welcome", "not-paired": "pairing" },
  "welcome": {
    "arrived": "choose-activity",
    "card-wanted": "look-for-card",
    "card-shown": "card-seen",
    "storage-asked-about": "what-is-stored",
    "staff-wanted": "staff-corner",
    "not-paired": "pairing",
    "left-alone": "welcome",
  },
  "look-for-card": {
    "arrived": "choose-activity",
    "card-shown": "card-seen",
    "left": "welcome",
    "left-alone": "welcome",
  },
  "card-seen": {
    "card-agreed": "choose-activity",
    "card-not-known": "ask-about-card",
    "card-shown": "card-seen",
    "left-alone": "welcome",
  },
  "ask-about-card": {
    "card-agreed": "choose-activity",
    "card-accepted": "choose-activity",
    "card-declined": "choose-activity",
    "card-shown": "card-seen",
    "undone": "undone",
    "left-alone": "welcome",
  },
  "choose-activity": {
    "activity-chosen": "choose-activity",
    "activity-unchosen": "choose-activity",
    "finished": "done",
    "card-shown": "card-seen",
    "undone": "undone",
    "left-alone": "welcome",
  },
  "done": { "undone": "undone", "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "undone": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "trouble": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "what-is-stored": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
  "staff-corner": { "card-shown": "card-seen", "left": "welcome", "left-alone": "welcome" },
};

/** Seconds without a touch after which a screen forgets whoever stood before it. */
const SECONDS_BY_SCREEN = { "look-for-card": 25, "done": 4, "undone": 4, "staff-corner": 60, "what-is-stored": 30 };
const SECONDS = 10;
const NEVER_LEFT = ["starting", "pairing"];

/** Where one only looks about before one's visit: whoever comes back from there is the same person. */
const LOOKING_ABOUT = ["welcome", "look-for-card", "what-is-stored"];

/** How long after "Jag är här" a card still takes that tap's place, in milliseconds. */
const CARD_TAKES_PLACE_WITHIN_MS = 10_000;

/**
 * The screen that follows, or null when the event is not heard here.
 *
 * @param {string} screen
 * @param {string} event
 * @param {{choiceCount: number}} offered with nothing to choose from, the question is left out
 * @returns {string | null}
 */
export function screenAfter(screen, event, offered) {
  const next = JOURNEY[screen]?.[event] ?? null;
  return next === "choose-activity" && offered.choiceCount === 0 ? "done" : next;
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
