/** What a screen is told and may say, and the one list of screens. */

import { ChooseActivity } from "./choose-activity/choose-activity.js";
import { CompanyScreen } from "./company/company.js";
import { Done } from "./done/done.js";
import { LookForCard } from "./look-for-card/look-for-card.js";
import { MyCard } from "./my-card/my-card.js";
import { PairingCamera } from "./pairing-camera/pairing-camera.js";
import { PairingCode } from "./pairing-code/pairing-code.js";
import { Pairing } from "./pairing/pairing.js";
import { PictureCode } from "./picture-code/picture-code.js";
import { StaffCorner } from "./staff-corner/staff-corner.js";
import { StaffPin } from "./staff-pin/staff-pin.js";
import { StaffRehearsal } from "./staff-rehearsal/staff-rehearsal.js";
import { StaffUnpair } from "./staff-unpair/staff-unpair.js";
import { Trouble } from "./trouble/trouble.js";
import { Welcome } from "./welcome/welcome.js";
import { WhatIsStored } from "./what-is-stored/what-is-stored.js";

/** @import { CardDays } from "../card-desk.js" */
/** @import { Company } from "../core/company.js" */
/** @import { Activity } from "../core/entry.js" */
/** @import { Picture } from "../core/picture-code.js" */
/** @import { Rehearsal } from "../core/rehearsal.js" */
/** @import { Say } from "../core/wording.js" */
/** @import { Language } from "../components/language-choice/language-choice.js" */

/**
 * @typedef {{queueCount: number, lastContactAt: number | null, isPaired: boolean, isPersistent: boolean,
 *   isFull: boolean, isSealed: boolean, name: string, version: string, isNewVersionWaiting: boolean,
 *   clockAheadSeconds: number | null}} TabletFacts
 * @typedef {{hasPin: boolean, pinSaid: string, pinWaitMs: number, isUnpairAsked: boolean, fileSaved: string,
 *   rehearsal: Rehearsal}} StaffFacts
 * @typedef {{language: string, languages: Language[], pairingState: string, activities: Activity[], chosen: string[],
 *   company: Company, isAlreadyHere: boolean, ways: {alreadyHere: boolean, leaving: boolean}, holdsCard: boolean,
 *   hasCredential: boolean, isCounted: boolean, isCountedTogether: boolean, cardDays: CardDays, tablet: TabletFacts,
 *   staff: StaffFacts}} Facts ways:
 *   the quiet ones that welcome has beside the tap and the card; holdsCard: a QR card; hasCredential: it or its pictures;
 *   isCounted: by either; isCountedTogether: whether the premises' organisation counts with others
 * @typedef {{raise: (event: string, detail?: string) => void, facts: () => Facts, say: Say, pictures: Picture[]}} Kiosk
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
  "picture-code": PictureCode,
  "card-seen": MarkupOnly,
  "ask-about-card": MarkupOnly,
  "ask-been-before": MarkupOnly,
  "ask-lost-card": MarkupOnly,
  "ask-how-found": MarkupOnly,
  "ask-gender": MarkupOnly,
  "ask-age": MarkupOnly,
  "choose-activity": ChooseActivity,
  "company": CompanyScreen,
  "my-card": MyCard,
  "confirm-forget": MarkupOnly,
  "forgotten": MarkupOnly,
  "joined": MarkupOnly,
  "nothing-chosen": MarkupOnly,
  "how-long": MarkupOnly,
  "goodbye": MarkupOnly,
  "done": Done,
  "undone": MarkupOnly,
  "trouble": Trouble,
  "what-is-stored": WhatIsStored,
  "staff-pin": StaffPin,
  "staff-corner": StaffCorner,
  "staff-rehearsal": StaffRehearsal,
  "staff-unpair": StaffUnpair,
};
