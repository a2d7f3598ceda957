/** Asks the browser never to throw the queue away, and says what it answered. */

/** @returns {Promise<boolean>} whether the storage stays when the tablet runs full */
export async function isStoragePersistent() {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}
