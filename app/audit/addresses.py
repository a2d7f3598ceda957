"""The one list of addresses behind which something is done that the audit log notes."""

from __future__ import annotations

from typing import NamedTuple

from app.audit.acts import Act


class Noted(NamedTuple):
    """What is noted of an address.

    act: what sending it does. read: what opening it is, where it shows single visits or people. refused: what it is
    not to be let in. about: to what it is done, filled in from the address; numbers and slugs that name no visitor.
    at_end: nothing is written to the database, so the act is noted when it is done. by_itself: the act is noted
    where it is done.
    """

    act: Act | None = None
    read: Act | None = None
    refused: Act | None = None
    about: str = ""
    at_end: bool = False
    by_itself: bool = False


KIOSK, PHONE, STAFF, PREMISES = "kiosk/{kiosk_id}", "kiosk/{phone_id}", "staff/{staff_id}", "premises/{slug}"
AGREEMENT, REPORT = "agreement/{slug}", "report/{draft_id}"
_SIGN_IN = Noted(Act.SIGNED_IN, refused=Act.SIGN_IN_FAILED, by_itself=True)

NOTED = {
    # looking
    "search.page": Noted(read=Act.SEARCHED),
    "set_aside.one": Noted(Act.LET_IN, read=Act.LOOKED_AT_SET_ASIDE),
    "cards.link": Noted(read=Act.LOOKED_AT_DESK),
    "cards.shown_card": Noted(Act.SHOWED_CARD, by_itself=True),
    "cards.shown_picture": Noted(Act.SHOWED_CARD, by_itself=True),
    "cards.links": Noted(read=Act.LOOKED_AT_LINKS),
    "training.day": Noted(read=Act.LOOKED_AT_TRAINING),
    "handover.card": Noted(Act.ASKED_OF_CARD, at_end=True),
    "handover.evening": Noted(read=Act.ASKED_OF_EVENING),
    "participants.one": Noted(read=Act.LOOKED_AT_PARTICIPANT, about=PREMISES),
    # taking out
    "reports.fetch_draft": Noted(read=Act.FETCHED_DRAFT, about=REPORT + "/{format_slug}"),
    "reports.fetch_sealed": Noted(read=Act.FETCHED_REPORT, about=REPORT + "/{version}/{format_slug}"),
    "reports.lock": Noted(Act.LOCKED_REPORT, about=REPORT),
    "cards.print_sheets": Noted(Act.PRINTED_CARDS, by_itself=True),
    "cards.sheets": Noted(Act.FETCHED_CARDS, at_end=True),
    "beginning.key_sheet_file": Noted(Act.PRINTED_KEY_SHEET, at_end=True),
    "beginning.put_away_sheet": Noted(Act.PRINTED_KEY_SHEET, by_itself=True),
    "care.back_up": Noted(Act.BACKED_UP, by_itself=True),
    "care.copy": Noted(Act.BACKED_UP, by_itself=True),
    "care.file": Noted(Act.FETCHED_BACKUP, at_end=True),
    "care.everything_file": Noted(Act.TOOK_EVERYTHING, at_end=True),
    "care.plan": Noted(Act.CHANGED_CARE, by_itself=True),
    "care.read": Noted(Act.REHEARSED, by_itself=True),
    "care.rehearse": Noted(Act.REHEARSED, by_itself=True),
    "care.restore": Noted(Act.PREPARED_RESTORE, by_itself=True),
    "care.take_up": Noted(Act.TOOK_UP, by_itself=True),
    "care.leave": Noted(Act.TOOK_UP, by_itself=True),
    "care.aside": Noted(Act.PREPARED_RESTORE, by_itself=True),
    "care.bring": Noted(Act.PREPARED_UPDATE, by_itself=True),
    "care.back": Noted(Act.PREPARED_UPDATE, by_itself=True),
    "care.stay": Noted(Act.PREPARED_UPDATE, by_itself=True),
    "care.go": Noted(Act.UPDATED, by_itself=True),
    "care.remove_aside": Noted(Act.REMOVED_ASIDE, by_itself=True),
    "key_periods.destroy": Noted(Act.DESTROYED_KEY, by_itself=True),
    # what counts
    "search.take_back": Noted(Act.TOOK_BACK, read=Act.LOOKED_AT_NOTE),
    "today.take_back_now": Noted(Act.TOOK_BACK, about=PREMISES),
    "today.take_back_older": Noted(Act.TOOK_BACK, about=PREMISES),
    "noting.take_back_now": Noted(Act.TOOK_BACK, about=PREMISES),
    "noting.take_back_older": Noted(Act.TOOK_BACK, about=PREMISES),
    "noting.remove": Noted(Act.TOOK_BACK, about=PREMISES),
    "paper.take_back_paper": Noted(Act.TOOK_BACK, about=PREMISES),
    "outreach.take_back": Noted(Act.TOOK_BACK),
    "outreach.take_back_now": Noted(Act.TOOK_BACK),
    "outreach.change": Noted(Act.CHANGED_NOTE),
    "training.take_start_back": Noted(Act.TOOK_BACK, about=PREMISES),
    "participants.take_back": Noted(Act.TOOK_BACK, about=PREMISES),
    "participants.page": Noted(Act.CHANGED_PARTICIPANT, read=Act.LOOKED_AT_PARTICIPANT, about=PREMISES),
    "participants.end": Noted(Act.CHANGED_PARTICIPANT, about=PREMISES),
    "participants.plan": Noted(Act.CHANGED_PARTICIPANT, about=PREMISES),
    "set_aside.as_it_is": Noted(Act.LET_IN),
    "set_aside.left_out": Noted(Act.LEFT_OUT),
    "kiosks.take_in": Noted(Act.TOOK_IN_QUEUE),
    "cards.join": Noted(Act.LINKED),
    "cards.undo_link": Noted(Act.UNLINKED, read=Act.LOOKED_AT_LINKS),
    "closing.day": Noted(Act.FINISHED_DAY, about=PREMISES + "/{day}"),
    "closing.finish_all": Noted(Act.FINISHED_DAY, about=PREMISES),
    # signing in and out
    "staff.sign_in": _SIGN_IN,
    "staff.use_link": _SIGN_IN,
    "staff.code": _SIGN_IN,
    "staff.passkey_answer": _SIGN_IN,
    "staff.open_by_pin": _SIGN_IN,
    "staff.unlock_here": _SIGN_IN,
    "staff.sign_out": Noted(Act.SIGNED_OUT),
    "staff.lock": Noted(Act.SIGNED_OUT),
    "staff.end_session": Noted(Act.ENDED_SESSION),
    # accounts
    "staff.password": Noted(Act.CHANGED_PROOF),
    "staff.keep_passkey": Noted(Act.CHANGED_PROOF),
    "staff.take_passkey_away": Noted(Act.CHANGED_PROOF),
    "staff.set_up": Noted(Act.CHANGED_PROOF),
    "staff.recovery": Noted(Act.CHANGED_PROOF),
    "staff.take_codes_away": Noted(Act.CHANGED_PROOF),
    "staff.pin": Noted(Act.CHANGED_PROOF),
    "members.page": Noted(Act.ADDED_STAFF),
    "members.change": Noted(Act.CHANGED_STAFF, about=STAFF),
    "members.leave": Noted(Act.CLOSED_ACCOUNT, about=STAFF),
    "members.link": Noted(Act.GAVE_LINK, about=STAFF),
    "members.sign_out_everywhere": Noted(Act.SIGNED_OUT_OTHER, about=STAFF),
    # devices
    "kiosks.page": Noted(Act.ADDED_DEVICE),
    "kiosks.pair": Noted(Act.MADE_PAIRING, about=KIOSK),
    "kiosks.rename": Noted(Act.CHANGED_DEVICE, about=KIOSK),
    "kiosks.load_anew": Noted(Act.CHANGED_DEVICE, about=KIOSK),
    "kiosks.shut_out": Noted(Act.SHUT_OUT_DEVICE, about=KIOSK),
    "kiosks.pin": Noted(Act.CHANGED_DOOR, about=PREMISES),
    "kiosks.pin_away": Noted(Act.CHANGED_DOOR, about=PREMISES),
    "kiosks.door": Noted(Act.CHANGED_DOOR, about=PREMISES),
    "kiosks.languages": Noted(Act.CHANGED_DOOR, about=PREMISES),
    "phones.page": Noted(Act.ADDED_DEVICE),
    "phones.pair": Noted(Act.MADE_PAIRING, about=PHONE),
    "phones.rename": Noted(Act.CHANGED_DEVICE, about=PHONE),
    "phones.shut_out": Noted(Act.SHUT_OUT_DEVICE, about=PHONE),
    "api.pair_kiosk": Noted(Act.PAIRED),
    "staff.computers": Noted(Act.MARKED_COMPUTER),
    "staff.revoke": Noted(Act.REVOKED_COMPUTER, about="computer/{computer_id}"),
    # the house and the agreement
    "today.capacity": Noted(Act.CHANGED_PREMISES, about=PREMISES),
    "beginning.page": Noted(Act.ADDED_ORGANISATION),
    "beginning.premises": Noted(Act.CHANGED_PREMISES),
    "beginning.offered": Noted(Act.CHANGED_ACTIVITIES, about=PREMISES),
    "opening.say_what_was": Noted(Act.CHANGED_CALENDAR, about=PREMISES),
    "opening.shown": Noted(Act.CHANGED_CALENDAR, about=PREMISES),
    "opening.exceptions": Noted(Act.CHANGED_CALENDAR, about=PREMISES),
    "opening.withdraw": Noted(Act.CHANGED_CALENDAR, about=PREMISES),
    "opening.holidays": Noted(Act.CHANGED_CALENDAR, about=PREMISES),
    "opening.note_closed": Noted(Act.CHANGED_CALENDAR, about=PREMISES),
    "opening.week": Noted(Act.CHANGED_CALENDAR, about=PREMISES),
    "opening.drop": Noted(Act.CHANGED_CALENDAR, about=PREMISES),
    "activities.new": Noted(Act.CHANGED_ACTIVITIES, about=PREMISES),
    "activities.change": Noted(Act.CHANGED_ACTIVITIES, about=PREMISES),
    "activities.retire": Noted(Act.CHANGED_ACTIVITIES, about=PREMISES),
    "activities.bring_it_back": Noted(Act.CHANGED_ACTIVITIES, about=PREMISES),
    "outreach.topics": Noted(Act.CHANGED_TOPICS),
    "outreach.rename": Noted(Act.CHANGED_TOPICS),
    "outreach.retire": Noted(Act.CHANGED_TOPICS),
    "outreach.up": Noted(Act.CHANGED_TOPICS),
    "agreements.new": Noted(Act.CHANGED_AGREEMENT),
    "agreements.agreed": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.drop_the_agreed": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.new_agreed": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.counting": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.goal": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.drop_the_goal": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.new_goal": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.hour": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.index": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.leaving": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.consent": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.money": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.staying": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "joint_counting.tick": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "joint_counting.take_back": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "agreements.terms": Noted(Act.CHANGED_AGREEMENT, about=AGREEMENT),
    "reports.page": Noted(Act.WROTE_REPORT),
    "reports.tell_event": Noted(Act.WROTE_REPORT, about=REPORT),
    "reports.take_event_out": Noted(Act.WROTE_REPORT, about=REPORT),
    "reports.save_judged": Noted(Act.WROTE_REPORT, about=REPORT),
    "reports.save_text": Noted(Act.WROTE_REPORT, about=REPORT),
    "reports.take_up_again": Noted(Act.WROTE_REPORT, about=REPORT),
    "reports.template": Noted(Act.WROTE_REPORT),
    "reports.template_away": Noted(Act.WROTE_REPORT),
    "reports.read": Noted(Act.WROTE_REPORT, about=REPORT),
}
