/** Reads documents as JSON, holds each against the HTML standard, writes what is wrong as a JSON list of sentences. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { HtmlValidate, StaticConfigLoader } = createRequire(join(process.argv[2], "/"))("html-validate/browser");

// Where we are not of the opinion of its recommended rules; each with its reason.
const EVERYWHERE = {
  // Every file comes from our own server; that no address leads elsewhere is checked by tests/page_checks.py.
  "require-sri": ["error", { target: "crossorigin" }],
  // Where a template's line ends is seen by nobody.
  "no-trailing-whitespace": "off",
  // A label that stands around its field names it too: some programs that are steered by voice go by that alone.
  "no-redundant-for": "off",
  // The button of a form may come later: with the next note that can be taken back, with the next tap.
  "wcag/h32": "off",
  // HTML takes any id without spaces; ours bear the names of what they count.
  "valid-id": ["error", { relaxed: true }],
  // Ticks of one question bear one name, as HTML means them to.
  "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
  // The standard lets a picture in motion have a name.
  "aria-label-misuse": ["error", { allowAnyNamable: true }],
};
const IN_A_PART = {
  // It goes into a page that has headings above it, and what it refers to.
  "heading-level": ["error", { minInitialRank: "any" }],
  "no-missing-references": "off",
  // What is put in a page's place says by its role what it is; the source of a page has one main and one h1.
  "prefer-native-element": ["error", { exclude: ["main", "heading"] }],
};
const IN_AN_APP = {
  // One screen at a time is shown, each with a heading and places named like those of the others.
  "heading-level": ["error", { allowMultipleH1: true }],
  "unique-landmark": "off",
  // The words come with the language that was chosen; that none is missing and none too long is checked in a browser.
  "empty-heading": "off",
  "text-content": "off",
};

/** @param {string[]} presets @param {object} deviations */
function validatorWith(presets, deviations) {
  const rules = { ...EVERYWHERE, ...deviations };
  return new HtmlValidate(new StaticConfigLoader({ root: true, extends: presets, rules }));
}

/** @type {Record<string, {validateString: Function}>} */
const VALIDATORS = {
  page: validatorWith(["html-validate:recommended", "html-validate:document"], {}),
  part: validatorWith(["html-validate:recommended"], IN_A_PART),
  app: validatorWith(["html-validate:recommended", "html-validate:document"], IN_AN_APP),
};

/** @typedef {{name: string, html: string, kind: string}} Document */
/** @typedef {{line: number, ruleId: string, message: string}} Fault */

/** @param {Document} document */
async function faultsOf({ name, html, kind }) {
  const { results } = await VALIDATORS[kind].validateString(html);
  /** @type {Fault[]} */
  const faults = results.flatMap((/** @type {{messages: Fault[]}} */ result) => result.messages);
  return faults.map((fault) => `${name}: line ${fault.line}: ${fault.ruleId}: ${fault.message}`);
}

const documents = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify((await Promise.all(documents.map(faultsOf))).flat()));
