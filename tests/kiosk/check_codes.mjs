/** Reads picture codes as JSON from standard input and says of each whether the tablet takes it, and how it is written. */

import { readFileSync } from "node:fs";

import { isCode, written } from "../../kiosk/core/picture-code.js";

const { codes, pictures } = JSON.parse(readFileSync(0, "utf-8"));
const judged = codes.map((code) => ({ isCode: isCode(code), written: written(code, pictures) }));
process.stdout.write(JSON.stringify(judged));
