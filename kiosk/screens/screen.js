/** What a screen is told and may say, and the one list of screens. */

import { ChooseActivity } from "./choose-activity/choose-activity.js";
import { LookForCard } from "./look-for-card/look-for-card.js";
import { Pairing } from "./pairing/pairing.js";
import { StaffCorner } from "./staff-corner/staff-corner.js";
import { Welcome } from "./welcome/welcome.js";

/** @import { Activity } from "../core/entry.js" */
/** @import { Say } from "../core/wording.js" */
/** @import { Language } from "../components/language-choice/language-choice.js" */

/**
 * @typedef {{queueCount: number, lastContactAt: number | null, isPaired: boolean, isPersistent: boolean,
 *   name: string, version: string}} TabletFacts
 * @typedef {{language: string, languages: Language[], pairingState: string, activities: Activity[], chosen: string[],
 *   tablet: TabletFacts}} Facts
 * @typedef {{raise: (event: string, detail?: string) => void, facts: () => Facts, say: Say}} Kiosk
 *   raise says what happened; a screen never stores, sends or chooses the next screen
 * @typedef {{update: () => void, leave?: () => void}} Screen update shows the facts as they are now, as often as called
 * @typedef {(element: HTMLElement, kiosk: Kiosk) => Screen} MountScreen
 */

/** Shows the same to everyone: the markup is all there is. @type {MountScreen} */
const MarkupOnly = () => ({ update: () => undefined });

/** @type {Record<string, MountScreen>} */
export const SCREENS = {
  "pairing": Pairing,
  "welcome": Welcome,
  "look-for-card": LookForCard,
  "card-seen": MarkupOnly,
  "ask-about-card": MarkupOnly,
  "choose-activity": ChooseActivity,
  "done": MarkupOnly,
  "undone": MarkupOnly,
  "trouble": MarkupOnly,
  "what-is-stored": MarkupOnly,
  "staff-corner": StaffCorner,
};
