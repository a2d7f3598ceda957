"""The one list of addresses that the audit log does not note, each with the reason why."""

from __future__ import annotations

LOG_TELLS = "The log keeps the entry with who noted it; a second line here would outlive the hours that it forgets."
VISITOR_S_OWN = "The visitor does it, with a card in their hand: a line here would say that someone was here."
NOTHING_DECIDED = "It changes nothing that anyone could be asked about: what is shown, or a step on the way."
DEVICE_TELLS = "The device tells of itself."

# What is sent, by endpoint.
SENT_UNNOTED = {
    LOG_TELLS: (
        *("api.entries", "api.sealed", "today.count", "today.inside", "noting.entry", "noting.cards", "noting.of_day"),
        *("paper.typing", "outreach.page", "training.start", "training.end", "training.settle", "participants.shift"),
    ),
    VISITOR_S_OWN: ("card_api.card", "card_api.asked", "card_api.declined", "card_api.days"),
    "How many let themselves be forgotten is tallied where it is done, for it comes by the queue too.": (
        "card_api.forget",
    ),
    NOTHING_DECIDED: (
        *("cards.last_picture_away", "cards.link_anew", "staff.awake", "staff.language", "staff.safer"),
        *("staff.passkey_question", "staff.new_passkey_question", "beginning.later"),
    ),
    DEVICE_TELLS: ("api.tablet",),
    "It looks at a file and changes nothing; what is then brought is noted.": ("care.update",),
    "It is done before anybody lives here; that a copy was taken up is noted in what was put back.": (
        *("care.first", "care.first_take_up"),
    ),
}

SUMS = "It shows sums, in which nobody is told from others."
DAY_S_OWN = "It shows a day's work to who is doing it: what was noted, and nothing of whose it is."
CONTACTS = "It shows contacts outside the premises, which are kept without anyone's name or card."
FORM = "It shows what the house has decided, or a form to change it; what is sent is noted."
KEPT_WHOLE = "It lists that something was set aside, and when; what it says is opened one by one, and noted."
FOR_EVERYBODY = "It is for everybody, and the same for all."
ONE_S_OWN = "It shows one's own account, or the way into it."

# What is opened, by endpoint.
OPENED_UNNOTED = {
    SUMS: (
        *("year.page", "year.this_year", "home.page", "home.more", "closing.days", "closing.day", "closing.finish_all"),
        *("closing.sentence", "reports.page", "reports.write", "reports.look", "reports.sealed", "reports.lock"),
        "reports.earlier",
        *("cards.page", "cards.waiting", "cards.waiting_live", "cards.print_sheets"),
    ),
    DAY_S_OWN: (
        *("today.page", "today.live", "today.everything", "today.take_back_older", "noting.page", "noting.entry"),
        *("noting.cards", "noting.of_day", "noting.saved", "noting.take_back_older", "paper.overview", "paper.typing"),
        *("paper.sum_with_paper", "paper.take_back_paper"),
    ),
    CONTACTS: ("outreach.page", "outreach.earlier", "outreach.change", "outreach.take_back"),
    FORM: (
        *("activities.offered", "activities.new", "activities.change", "today.capacity"),
        *("agreements.first", "agreements.page", "agreements.new", "agreements.terms", "agreements.counting"),
        *("agreements.agreed", "agreements.new_agreed", "agreements.goal", "agreements.new_goal", "agreements.consent"),
        "joint_counting.page",
        *("agreements.hour", "agreements.index", "agreements.leaving", "agreements.money"),
        *("kiosks.page", "kiosks.pair", "kiosks.rename", "kiosks.shut_out", "kiosks.pin", "kiosks.door"),
        *("kiosks.languages", "kiosks.take_in", "phones.page", "phones.pair", "phones.rename", "phones.shut_out"),
        *("members.page", "members.change", "members.leave", "members.link", "staff.computers"),
        *("opening.first", "opening.this_month", "opening.month", "opening.year", "opening.day", "opening.week"),
        *("opening.door", "opening.exceptions", "opening.holidays", "outreach.topics", "outreach.rename"),
        *("handover.page", "handover.columns", "beginning.premises", "beginning.offered"),
        *("key_periods.page", "key_periods.destroy", "key_periods.receipt"),
        "reports.template",
    ),
    KEPT_WHOLE: ("set_aside.page",),
    FOR_EVERYBODY: (
        *(
            "api.openapi",
            "health.healthz",
            "public_hours.page",
            "public_hours.calendar",
            "opening.sign",
            "paper.sheets",
            "beginning.page",
            "beginning.for_real",
            "beginning.poster",
            "care.first",
            "care.first_going",
            "care.first_going_live",
            "static",
            "guide.contents",
            "guide.chapter",
            "guide.picture",
        ),
        *("trust.page", "trust.certificate", "trust.profile", "trust.seen"),
        *("delivery.page", "delivery.file", "delivery.worker", "delivery.address_without_slash"),
        *("phone_delivery.page", "phone_delivery.file", "phone_delivery.worker"),
        "phone_delivery.address_without_slash",
    ),
    DEVICE_TELLS: ("api.screen", "phone_api.labels"),
    ONE_S_OWN: (
        *("staff.account", "staff.sign_in", "staff.use_link", "staff.code", "staff.open_by_pin", "staff.welcome"),
        *("staff.password", "staff.pin", "staff.set_up", "staff.recovery", "staff.take_codes_away", "staff.safer"),
        *("staff.new_passkey", "staff.take_passkey_away", "staff.still_here"),
    ),
    "It shows what is set up and what is not yet; the keys themselves are sent for, and noted.": (
        "beginning.steps",
        "beginning.key_sheet",
    ),
    "It shows the audit log itself, in which there is no visitor.": ("audit.page",),
    "It shows what is not well in the house, and names nobody.": ("house_health.page",),
    "It shows which copies there are, and how many rows they hold; what is done with them is noted.": (
        *("care.page", "care.copies", "care.one", "care.back_up", "care.plan", "care.going", "care.going_live"),
        *("care.restore", "care.take_up", "care.aside", "care.everything", "care.update"),
    ),
}
