/** Asks the browser never to throw the queue away, and says what it answered. */

/** Only looks, since some browsers put a question on the screen when asked. @returns {Promise<boolean>} */
export async function isStorageKept() {
  return (await navigator.storage?.persisted?.()) ?? false;
}

/** @returns {Promise<boolean>} whether the storage stays when the tablet runs full */
export async function isStoragePersistent() {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}
