/** Signs in by a passkey, and makes one: asks the server what to sign, the browser to sign it, the server to take it. */

const signIn = document.querySelector("[data-passkey-sign-in]");
const making = document.querySelector("form[data-passkey-new]");

const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const textOf = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function send(place, address, body) {
  const token = place.querySelector("[name=csrf_token]").value;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body), redirect: "error" });
  const told = await answer.json();
  if (!answer.ok) {
    throw new Refused(told.says);
  }
  return told;
}

/** The server's own words for what it did not take. */
class Refused extends Error {}

/** What the browser signed, as JSON. */
function answerOf(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const sent = parts.filter((part) => response[part]).map((part) => [part, textOf(response[part])]);
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(sent),
    clientExtensionResults: {},
  };
}

/** Runs what may be refused; says in the page what became of it. */
async function attempt(place, run) {
  const says = place.querySelector("[data-says]");
  says.hidden = true;
  try {
    const { go } = await run();
    location.assign(go);
  } catch (error) {
    says.textContent = error instanceof Refused && error.message ? error.message : place.dataset.notNow;
    says.hidden = false;
  }
}

async function signInByPasskey() {
  const { dataset } = signIn;
  const question = await send(signIn, dataset.question, {});
  const publicKey = { ...question, challenge: bytesOf(question.challenge), allowCredentials: [] };
  const credential = await navigator.credentials.get({ publicKey });
  return send(signIn, dataset.answer, { answer: answerOf(credential), goal: dataset.goal });
}

async function makePasskey() {
  const { dataset } = making;
  const question = await send(making, dataset.question, {});
  const publicKey = {
    ...question,
    challenge: bytesOf(question.challenge),
    user: { ...question.user, id: bytesOf(question.user.id) },
    excludeCredentials: (question.excludeCredentials ?? []).map((each) => ({ ...each, id: bytesOf(each.id) })),
  };
  const credential = await navigator.credentials.create({ publicKey });
  return send(making, dataset.answer, { answer: answerOf(credential), name: making.elements.name.value });
}

if (signIn && window.PublicKeyCredential) {
  signIn.hidden = false;
  document.querySelector("[data-or]").hidden = false;
  document.querySelector("[data-second]").classList.remove("main");
  signIn.querySelector("button").addEventListener("click", () => attempt(signIn, signInByPasskey));
}
making?.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(making, makePasskey);
});
