/** Seals items to the server's public key before they are stored: whoever takes the tablet finds nothing to read. */

import { NONCE_BYTES, SECRET_BYTES, contentOf, fromBase64, headOf, joined, purposeOf } from "../core/box.js";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const BITS_OF_SHARED = 256;

/**
 * @typedef {{id: string, public: string}} SealingKey the server's public key in base64, and its short name
 * @typedef {(item: object) => Promise<Uint8Array<ArrayBuffer> | null>} Seal null: nothing can be sealed here
 * @typedef {{id: string, point: Uint8Array<ArrayBuffer>, key: CryptoKey}} ServersKey
 */

/** @param {() => SealingKey | null | undefined} currentKey */
export function makeSealing(currentKey) {
  /** @type {Promise<ServersKey | null>} */
  let imported = Promise.resolve(null);
  let importedPublic = "";

  function serversKey() {
    const told = currentKey();
    if (!told) return Promise.resolve(null);
    if (told.public !== importedPublic) {
      importedPublic = told.public;
      imported = importKey(told).catch(() => null);
    }
    return imported;
  }

  /**
   * A box with the item in it. Without TLS a browser has no such means, and an older server no key; then the item
   * is kept as it is, for a visit is never lost.
   *
   * @type {Seal}
   */
  async function seal(item) {
    try {
      const servers = await serversKey();
      return servers && (await sealedTo(servers, item));
    } catch {
      return null;
    }
  }

  /** Whether what is kept from now on will be sealed. */
  async function canSeal() {
    return (await serversKey()) !== null;
  }

  return { seal, canSeal };
}

/** @param {SealingKey} told @returns {Promise<ServersKey>} */
async function importKey(told) {
  const point = fromBase64(told.public);
  return { id: told.id, point, key: await crypto.subtle.importKey("raw", point, CURVE, false, []) };
}

/** @param {ServersKey} servers @param {object} item */
async function sealedTo(servers, item) {
  // Made for this box alone and forgotten with it: the tablet itself cannot open what it has sealed.
  const own = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: servers.key }, own.privateKey, BITS_OF_SHARED);
  const { key, nonce } = await secretsOf(shared, purposeOf(point, servers.point));
  const head = headOf(servers.id, point);
  const sealing = { name: "AES-GCM", iv: nonce, additionalData: head };
  return joined(head, new Uint8Array(await crypto.subtle.encrypt(sealing, key, contentOf(item))));
}

/** @param {ArrayBuffer} shared @param {Uint8Array<ArrayBuffer>} info */
async function secretsOf(shared, info) {
  const source = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const derived = await crypto.subtle.deriveBits(how, source, (SECRET_BYTES + NONCE_BYTES) * 8);
  const secret = derived.slice(0, SECRET_BYTES);
  const key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt"]);
  return { key, nonce: new Uint8Array(derived.slice(SECRET_BYTES)) };
}
