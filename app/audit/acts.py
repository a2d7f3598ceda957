"""The one list of acts that the audit log knows: what each is called in it, under which heading, in which words."""

from __future__ import annotations

from enum import Enum

from flask_babel import LazyString
from flask_babel import lazy_gettext as words

ACT_LENGTH = 32


class Heading(Enum):
    """What the page can be narrowed to, in the order it offers them."""

    LOOKING = ("looking", words("Looked at visits or people"))
    TAKING_OUT = ("taking-out", words("Printed or taken out"))
    LOG = ("log", words("Changed what counts"))
    SIGNING_IN = ("signing-in", words("Signed in and out"))
    ACCOUNTS = ("accounts", words("Accounts and roles"))
    DEVICES = ("devices", words("Tablets, phones and computers"))
    HOUSE = ("house", words("The house and the agreement"))
    REFUSED = ("refused", words("Was not let in"))

    def __init__(self, slug: str, name: LazyString) -> None:
        self.slug, self.words = slug, name


class Act(Enum):
    """Something that is done. words: said after the name of who did it, and no more than what is kept."""

    SEARCHED = ("searched", Heading.LOOKING, words("searched among notes"))
    LOOKED_AT_NOTE = ("looked-at-note", Heading.LOOKING, words("opened a single note"))
    LOOKED_AT_SET_ASIDE = ("looked-at-set-aside", Heading.LOOKING, words("opened what was set aside"))
    LOOKED_AT_DESK = ("looked-at-desk", Heading.LOOKING, words("opened the desk where cards are linked"))
    SHOWED_CARD = ("showed-card", Heading.LOOKING, words("looked up a card at the desk"))
    LOOKED_AT_LINKS = ("looked-at-links", Heading.LOOKING, words("opened the list of linked cards"))
    LOOKED_AT_TRAINING = ("looked-at-training", Heading.LOOKING, words("opened a day of work training"))
    LOOKED_AT_PARTICIPANT = (
        "looked-at-participant",
        Heading.LOOKING,
        words("opened the training's participants"),
    )
    ASKED_OF_CARD = ("asked-of-card", Heading.LOOKING, words("asked what is known of a card"))
    ASKED_OF_EVENING = ("asked-of-evening", Heading.LOOKING, words("asked what is known of an evening"))

    EXPORTED_ENTRIES = ("exported-entries", Heading.TAKING_OUT, words("exported the log"))
    EXPORTED_OPENINGS = ("exported-openings", Heading.TAKING_OUT, words("exported the opening days"))
    TOOK_EVERYTHING = ("took-everything", Heading.TAKING_OUT, words("took out everything in files"))
    WROTE_FIGURES = ("wrote-figures", Heading.TAKING_OUT, words("wrote out figures for the house"))
    FETCHED_DRAFT = ("fetched-draft", Heading.TAKING_OUT, words("fetched a draft of the report"))
    FETCHED_REPORT = ("fetched-report", Heading.TAKING_OUT, words("fetched a locked report"))
    LOCKED_REPORT = ("locked-report", Heading.TAKING_OUT, words("locked a report"))
    PRINTED_CARDS = ("printed-cards", Heading.TAKING_OUT, words("printed cards"))
    BACKED_UP = ("backed-up", Heading.TAKING_OUT, words("made a backup"))
    FETCHED_BACKUP = ("fetched-backup", Heading.TAKING_OUT, words("fetched a backup"))
    PRINTED_KEY_SHEET = ("printed-key-sheet", Heading.TAKING_OUT, words("printed the key sheet or put it away"))
    FETCHED_CARDS = ("fetched-cards", Heading.TAKING_OUT, words("fetched the sheets of cards"))

    TOOK_BACK = ("took-back", Heading.LOG, words("took back a note"))
    CHANGED_NOTE = ("changed-note", Heading.LOG, words("changed a contact that was noted"))
    LET_IN = ("let-in", Heading.LOG, words("let in what was set aside"))
    LEFT_OUT = ("left-out", Heading.LOG, words("left out what was set aside, or took it up again"))
    TOOK_IN_QUEUE = ("took-in-queue", Heading.LOG, words("took in a tablet's saved queue"))
    LINKED = ("linked", Heading.LOG, words("linked two cards"))
    UNLINKED = ("unlinked", Heading.LOG, words("undid a link of two cards"))
    FORGOT_ON_TIME = ("forgot-on-time", Heading.LOG, words("forgot what was due"))
    FORGOT = ("forgot", Heading.LOG, words("was asked by a visitor to forget"))
    FINISHED_DAY = ("finished-day", Heading.LOG, words("finished a day"))
    IMPORTED_ENTRIES = ("imported-entries", Heading.LOG, words("imported entries"))
    IMPORTED_OPENINGS = ("imported-openings", Heading.LOG, words("imported opening days"))
    CHANGED_PARTICIPANT = ("changed-participant", Heading.LOG, words("changed a participant of work training"))

    SIGNED_IN = ("signed-in", Heading.SIGNING_IN, words("signed in"))
    SIGN_IN_FAILED = ("sign-in-failed", Heading.SIGNING_IN, words("tried to sign in and was refused"))
    UNLOCKED = ("unlocked", Heading.SIGNING_IN, words("opened a shared computer by PIN"))
    SIGNED_OUT = ("signed-out", Heading.SIGNING_IN, words("signed out"))
    ENDED_SESSION = ("ended-session", Heading.SIGNING_IN, words("signed out another browser"))

    CHANGED_PROOF = ("changed-proof", Heading.ACCOUNTS, words("changed how to sign in"))
    ADDED_STAFF = ("added-staff", Heading.ACCOUNTS, words("added an account"))
    CHANGED_STAFF = ("changed-staff", Heading.ACCOUNTS, words("changed a name or a role"))
    CLOSED_ACCOUNT = ("closed-account", Heading.ACCOUNTS, words("closed an account"))
    GAVE_LINK = ("gave-link", Heading.ACCOUNTS, words("gave a new link to sign in"))
    SIGNED_OUT_OTHER = ("signed-out-other", Heading.ACCOUNTS, words("signed someone out everywhere"))

    ADDED_DEVICE = ("added-device", Heading.DEVICES, words("added a tablet or phone"))
    MADE_PAIRING = ("made-pairing", Heading.DEVICES, words("made a code that pairs a device"))
    PAIRED = ("paired", Heading.DEVICES, words("was paired"))
    CHANGED_DEVICE = ("changed-device", Heading.DEVICES, words("changed a tablet or phone"))
    SHUT_OUT_DEVICE = ("shut-out-device", Heading.DEVICES, words("shut out a tablet or phone"))
    CHANGED_DOOR = ("changed-door", Heading.DEVICES, words("changed what the tablet by the door offers"))
    MARKED_COMPUTER = ("marked-computer", Heading.DEVICES, words("made a computer shared"))
    REVOKED_COMPUTER = ("revoked-computer", Heading.DEVICES, words("let a computer no longer be shared"))

    ADDED_ORGANISATION = ("added-organisation", Heading.HOUSE, words("added an organisation"))
    CHANGED_PREMISES = ("changed-premises", Heading.HOUSE, words("changed premises"))
    CHANGED_CALENDAR = ("changed-calendar", Heading.HOUSE, words("changed the opening calendar"))
    CHANGED_ACTIVITIES = ("changed-activities", Heading.HOUSE, words("changed what is offered"))
    CHANGED_TOPICS = ("changed-topics", Heading.HOUSE, words("changed what contacts are about"))
    CHANGED_AGREEMENT = ("changed-agreement", Heading.HOUSE, words("changed the agreement"))
    CHANGED_CARE = ("changed-care", Heading.HOUSE, words("changed how backups are made"))
    REHEARSED = ("rehearsed", Heading.HOUSE, words("read a backup through or rehearsed it"))
    PREPARED_RESTORE = ("prepared-restore", Heading.HOUSE, words("prepared to go back to a backup"))
    TOOK_UP = ("took-up", Heading.HOUSE, words("let a backup take the place of what was here, or took that back"))
    REMOVED_ASIDE = ("removed-aside", Heading.HOUSE, words("removed what was put aside"))
    PREPARED_UPDATE = ("prepared-update", Heading.HOUSE, words("prepared another version of Oasen, or left it"))
    UPDATED = ("updated", Heading.HOUSE, words("went over to another version of Oasen"))
    ENTERED_KEY = ("entered-key", Heading.HOUSE, words("put a lost key back from the key sheet"))
    DESTROYED_KEY = ("destroyed-key", Heading.HOUSE, words("destroyed the key of an earlier period's cards"))
    FORGOT_ACTS = ("forgot-acts", Heading.HOUSE, words("forgot what was done longest ago"))
    WROTE_REPORT = ("wrote-report", Heading.HOUSE, words("wrote in a report"))

    NOT_LET_IN = ("not-let-in", Heading.REFUSED, words("wanted to open what their role does not, and was not let in"))
    ASKED_IN_VAIN = (
        "asked-in-vain",
        Heading.REFUSED,
        words("asked for something by its address that is not there, or is not the house's own"),
    )
    FORM_NOT_OURS = (
        "form-not-ours",
        Heading.REFUSED,
        words("sent a form without its right mark: from a page left open for long, or from elsewhere"),
    )
    COOKIE_NOT_OURS = ("cookie-not-ours", Heading.REFUSED, words("showed a cookie that was not made here"))
    DEVICE_NOT_KNOWN = (
        "device-not-known",
        Heading.REFUSED,
        words("wanted in as a tablet or phone, and is shut out or unknown"),
    )
    PAIRING_REFUSED = ("pairing-refused", Heading.REFUSED, words("tried a code for pairing that does not hold"))
    TRIED_TOO_OFTEN = ("tried-too-often", Heading.REFUSED, words("tried too often, and had to wait"))

    def __init__(self, slug: str, heading: Heading, said: LazyString) -> None:
        self.slug, self.heading, self.words = slug, heading, said


# Of these only the day is kept: a visitor took part, or it goes on from one hour to the next.
OF_THE_DAY = {Act.FORGOT, Act.DEVICE_NOT_KNOWN}
ACT = {each.slug: each for each in Act}
