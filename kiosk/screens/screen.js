/** What a screen is told and may say, and the one list of screens. */

import { ChooseActivity } from "./choose-activity/choose-activity.js";
import { LookForCard } from "./look-for-card/look-for-card.js";
import { PairingCamera } from "./pairing-camera/pairing-camera.js";
import { PairingCode } from "./pairing-code/pairing-code.js";
import { Pairing } from "./pairing/pairing.js";
import { StaffCorner } from "./staff-corner/staff-corner.js";
import { StaffPin } from "./staff-pin/staff-pin.js";
import { StaffRehearsal } from "./staff-rehearsal/staff-rehearsal.js";
import { StaffUnpair } from "./staff-unpair/staff-unpair.js";
import { Welcome } from "./welcome/welcome.js";

/** @import { Activity } from "../core/entry.js" */
/** @import { Rehearsal } from "../core/rehearsal.js" */
/** @import { Say } from "../core/wording.js" */
/** @import { Language } from "../components/language-choice/language-choice.js" */

/**
 * @typedef {{queueCount: number, lastContactAt: number | null, isPaired: boolean, isPersistent: boolean,
 *   name: string, version: string, isNewVersionWaiting: boolean, clockAheadSeconds: number | null}} TabletFacts
 * @typedef {{hasPin: boolean, pinSaid: string, pinWaitMs: number, isUnpairAsked: boolean, fileSaved: string,
 *   rehearsal: Rehearsal}} StaffFacts
 * @typedef {{language: string, pairingState: string, activities: Activity[], chosen: string[],
 *   tablet: TabletFacts, staff: StaffFacts}} Facts
 * @typedef {{raise: (event: string, detail?: string) => void, facts: () => Facts, say: Say, languages: Language[]}} Kiosk
 *   raise says what happened; a screen never stores, sends or chooses the next screen
 * @typedef {{update: () => void, leave?: () => void}} Screen update shows the facts as they are now, as often as called
 * @typedef {(element: HTMLElement, kiosk: Kiosk) => Screen} MountScreen
 */

/** Shows the same to everyone: the markup is all there is. @type {MountScreen} */
const MarkupOnly = () => ({ update: () => undefined });

/** @type {Record<string, MountScreen>} */
export const SCREENS = {
  "pairing": Pairing,
  "pairing-code": PairingCode,
  "pairing-camera": PairingCamera,
  "welcome": Welcome,
  "look-for-card": LookForCard,
  "card-seen": MarkupOnly,
  "ask-about-card": MarkupOnly,
  "choose-activity": ChooseActivity,
  "done": MarkupOnly,
  "undone": MarkupOnly,
  "trouble": MarkupOnly,
  "what-is-stored": MarkupOnly,
  "staff-pin": StaffPin,
  "staff-corner": StaffCorner,
  "staff-rehearsal": StaffRehearsal,
  "staff-unpair": StaffUnpair,
};
