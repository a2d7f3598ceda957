// Prints the text of every QR code in a picture, a line each: node read_qr.mjs PICTURE.png
import { readFile } from "node:fs/promises";

import { prepareZXingModule, readBarcodes } from "../../kiosk/vendor/zxing-wasm/dist/es/reader/index.js";

const wasm = new URL("../../kiosk/vendor/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url);
await prepareZXingModule({ overrides: { wasmBinary: (await readFile(wasm)).buffer }, fireImmediately: true });
const found = await readBarcodes(new Uint8Array(await readFile(process.argv[2])), { formats: ["QRCode"] });
for (const code of found) console.log(code.text);
