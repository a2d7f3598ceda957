/** The questions of a new card: their order, what an answer says, and which one need not be asked. */

/** @typedef {Record<string, string>} Answers by question */
/** @typedef {Record<string, string>} About what somebody says of themselves, in the words of the log */

/**
 * Whether somebody has called before they came is asked together with whether they have been here: one tap says both,
 * and how they found the place stays a question of its own, whose answer is never kept with a card.
 *
 * @type {Record<string, Record<string, About>>}
 */
const ABOUT = {
  "ask-been-before": {
    "yes": { been_before: "yes" },
    "no": { been_before: "no" },
    "called": { been_before: "no", called_first: "yes" },
  },
  "ask-lost-card": { "yes": { replaces_lost: "yes" }, "no": { replaces_lost: "no" } },
  "ask-how-found": {},
  "ask-gender": { "woman": { gender: "woman" }, "man": { gender: "man" }, "other": { gender: "other" } },
  "ask-age": {
    "18-29": { age_band: "18-29" },
    "30-44": { age_band: "30-44" },
    "45-64": { age_band: "45-64" },
    "65-plus": { age_band: "65-plus" },
  },
};

/** Who sent somebody may tell of a conviction or a disability, so partners are one word, whichever they are. */
const WAYS_HERE = ["friend", "partner", "outreach", "open-house", "poster", "other"];

/** @param {string} screen */
export function isQuestion(screen) {
  return screen in ABOUT;
}

/** Who is here for the first time has no card that could be lost. @param {Answers} answers */
export function isFirstTimeHere(answers) {
  return ["no", "called"].includes(answers["ask-been-before"]);
}

/**
 * The answers after one more; an empty answer takes the one before back.
 *
 * @param {Answers} answers
 * @param {string} question
 * @param {string} answer
 * @returns {Answers}
 */
export function answersWith(answers, question, answer) {
  const { [question]: _before, ...others } = answers;
  const changed = answer === "" ? others : { ...others, [question]: answer };
  if (!isFirstTimeHere(changed)) return changed;
  const { "ask-lost-card": _needless, ...rest } = changed;
  return rest;
}

/**
 * What is kept with the card.
 *
 * @param {Answers} answers
 * @returns {About}
 */
export function aboutOf(answers) {
  return Object.assign({}, ...Object.entries(answers).map(([question, answer]) => ABOUT[question]?.[answer]));
}

/**
 * How somebody found the place, or null; never kept with the card.
 *
 * @param {Answers} answers
 * @returns {string | null}
 */
export function wayHereOf(answers) {
  return WAYS_HERE.find((way) => way === answers["ask-how-found"]) ?? null;
}
