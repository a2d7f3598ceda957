/** Both languages say everything that the pages ask for, with the same things filled in. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const PHONE = new URL("../../../phone/", import.meta.url);
const texts = (code) => JSON.parse(readFileSync(new URL(`languages/${code}.json`, PHONE), "utf8"));
const filledIn = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("English has every key of Swedish and fills in the same", () => {
  const [swedish, english] = [texts("sv"), texts("en")];
  assert.deepEqual(Object.keys(english), Object.keys(swedish));
  for (const key of Object.keys(swedish)) assert.deepEqual(filledIn(english[key]), filledIn(swedish[key]), key);
});

test("every text that a page names is there", () => {
  const swedish = texts("sv");
  const pages = readdirSync(new URL("screens/", PHONE), { recursive: true }).filter((name) => name.endsWith(".html"));
  const named = pages.flatMap((name) =>
    [...readFileSync(new URL(`screens/${name}`, PHONE), "utf8").matchAll(/data-text="([^"{]+)"/g)].map(([, key]) => key),
  );
  assert.ok(named.length > 15);
  assert.deepEqual(named.filter((key) => !(key in swedish)), []);
});
