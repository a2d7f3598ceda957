// Asks the house by https whether this tablet trusts it, again whenever somebody comes back to the page, and leads on.

const standing = document.querySelector(".standing");

/** The first of the house's addresses that this tablet reaches and trusts; none: nothing that it trusts answers. */
async function trustedAddress(addresses) {
  for (const address of addresses) {
    try {
      await fetch(`${address}/trust/seen`, { mode: "no-cors", cache: "no-store", credentials: "omit" });
      return address;
    } catch {
      // Not trusted, or not found under this name: the next one may be.
    }
  }
  return null;
}

function show(which) {
  for (const each of standing.querySelectorAll("[data-when]")) each.hidden = each.dataset.when !== which;
}

async function look() {
  const { addresses, leadsTo: onward } = standing.dataset;
  const address = await trustedAddress(addresses.split(" "));
  show(address ? "trusted" : "unknown");
  const link = standing.querySelector("[data-leads-on]");
  link.hidden = !address;
  if (!address) return;
  link.href = address + onward + location.hash;
  // Whoever was on the way to something goes there; whoever opened this page sees its answer.
  if (onward !== "/" && location.protocol === "http:") location.replace(link.href);
}

if (standing) {
  await look();
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  window.addEventListener("focus", look);
}
