/** The queue as a file. */

import assert from "node:assert/strict";
import test from "node:test";

import { queueFile } from "../../../kiosk/core/queue-file.js";

const NAMED = { kiosk: "by the door", premises: "valla", tablet: "ab", clockAheadSeconds: -12 };

test("the rows are written as they lie there", () => {
  const row = { seq: 1, id: "a", item: { id: "a", kind: "visit" }, premises: "valla", waitsUntil: 0, offered: false };

  assert.deepEqual(JSON.parse(queueFile({ ...NAMED, rows: [row] })), {
    format: "oasen-queue/1",
    kiosk: "by the door",
    premises: "valla",
    tablet: "ab",
    clock_ahead_seconds: -12,
    queue: [row],
  });
});

test("a row that is sealed stays so, its bytes as base64", () => {
  const bytes = Uint8Array.from([0, 255, 16]);
  const rows = [{ seq: 2, box: bytes }, { seq: 3, box: bytes.buffer }];

  assert.deepEqual(JSON.parse(queueFile({ ...NAMED, rows })).queue, [
    { seq: 2, box: "AP8Q" },
    { seq: 3, box: "AP8Q" },
  ]);
});
