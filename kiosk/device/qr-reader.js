/** Reads the text of a QR code in a picture. */

/** @typedef {(picture: ImageData) => Promise<string | null>} ReadQr */

/** @type {Promise<ReadQr> | null} */
let reader = null;

/** The reader, loaded at the first use: zxing, or a slower one in plain JavaScript where its wasm cannot run. */
export function qrReader() {
  reader ??= zxingReader().catch(plainReader);
  return reader;
}

/** @returns {Promise<ReadQr>} */
async function zxingReader() {
  const { prepareZXingModule, readBarcodes } = await import("../vendor/zxing-wasm/dist/es/reader/index.js");
  // Without this it would fetch its wasm from somebody else's server.
  const locateFile = () => new URL("../vendor/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url).href;
  await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
  return async (picture) => {
    const found = await readBarcodes(picture, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
    return found[0]?.text || null;
  };
}

/** @returns {Promise<ReadQr>} */
async function plainReader() {
  const { decodeQR } = await import("../vendor/qr/decode.js");
  return async (picture) => {
    try {
      return decodeQR(picture);
    } catch {
      return null; // it throws where there is no code in the picture
    }
  };
}
