"""Describes what a tablet reads and tells beside what happened: pairing, labels, cards, how it is doing."""

from __future__ import annotations

from app.kiosk_host.care.told import HIGHEST_QUEUE_COUNT, LATEST_CLOCK, VERSION_SIGNS
from app.kiosk_host.description.pieces import Schema, closed, operation
from app.kiosk_host.intake.items import CREDENTIAL_LENGTH
from app.kiosk_host.models import VERSION_LENGTH, Purpose, Trouble
from app.people.queries import CardStanding


def tablet_operations() -> dict[str, Schema]:
    """The operations by their address."""
    return {
        "/api/v1/screen": {"get": _screen()},
        **{f"/api/v1/card{path}": {"post": each} for path, each in _card_operations().items()},
        "/api/v1/tablet": {"post": _tablet()},
        "/api/v1/pair": {"post": _pair()},
    }


def _screen() -> Schema:
    activity = closed(
        {
            "slug": {"type": "string"},
            "name": {"type": "string"},
            "kind": {"type": "string"},
            "picture": {"type": "string"},
            "visiting_group": {"type": "boolean"},
            "times": _times(),
            "usual": _usual(),
            "out_of_season": {"type": "boolean", "description": "Done in the past year, but not in eight weeks."},
        },
        "slug",
        "name",
        "kind",
        "picture",
        "visiting_group",
        "times",
        "usual",
        "out_of_season",
    )
    door = closed(
        {
            "time_zone": {"type": "string"},
            "cutoff_minute": {"type": "integer", "description": "Minutes after midnight at which a day ends."},
            "goodbye": {"type": "boolean", "description": "Whether one may say goodbye at the tablet."},
            "together": {
                "type": "boolean",
                "description": "Whether cards are counted with other organisations, so that the screen has to say so.",
            },
        },
        "time_zone",
        "cutoff_minute",
        "goodbye",
        "together",
    )
    answer = closed(
        {
            "premises": premises_schema(),
            "door": door,
            "activities": {"type": "array", "items": activity},
            "languages": {
                "type": "array",
                "items": {"type": "string"},
                "description": "BCP 47, the one that greets everyone first.",
            },
            "sealing_key": sealing_key_schema(),
        },
        "premises",
        "door",
        "activities",
        "languages",
        "sealing_key",
    )
    reading = operation("readScreen", "The labels the screen needs; asked again with the last ETag.", answer)
    reading["responses"]["304"] = {"description": "Staff have decided nothing new today."}
    return reading


def _times() -> Schema:
    minutes = {"type": "integer", "minimum": 0, "description": "Of the service day; past 1440 lies after midnight."}
    time = closed(
        {
            "weekday": {"type": "integer", "minimum": 0, "maximum": 6, "description": "Monday 0; or else day."},
            "day": {"type": "string", "format": "date"},
            "from": {"type": "string", "format": "date", "description": "The first day of it, with weekday."},
            "to": {"type": "string", "format": "date", "description": "The last day of it, with weekday."},
            "starts": minutes,
            "ends": minutes,
        },
        "starts",
    )
    return {
        "type": ["array", "null"],
        "items": time,
        "description": "When it takes place from today on; null: nobody has said, empty: never again.",
    }


def _usual() -> Schema:
    return {
        "type": "object",
        "propertyNames": {"pattern": "^[0-6]$"},
        "additionalProperties": {"type": "string", "pattern": "^[0-9]{24}$"},
        "description": "By weekday (Monday 0) that has seen it in eight weeks: for each hour a level from 0 to 9.",
    }


def _card_operations() -> dict[str, Schema]:
    """What a shown QR card opens about itself, by what follows /card in the address."""
    body = closed({"value": {"type": "string", "maxLength": CREDENTIAL_LENGTH}}, "value")
    yes_no: Schema = {"type": "boolean"}
    standing = closed(dict.fromkeys(CardStanding._fields, yes_no), *CardStanding._fields)
    month = closed({"month": {"type": "string"}, "days": {"type": "integer", "minimum": 1}}, "month", "days")
    days = closed({"months": {"type": "array", "items": month}}, "months")
    first, forgotten = closed({"first": yes_no}, "first"), closed({"forgotten": yes_no}, "forgotten")
    described = {
        "": (
            "askCard",
            "What the holder of a shown QR card has said and been asked; unknown cards stand like new.",
            standing,
        ),
        "/asked": ("noteAsked", "Keep that the holder is being asked now; whether for the first time.", first),
        "/declined": ("noteDeclined", "Keep the holder's no, so that they are not asked again.", standing),
        "/days": ("readDays", "On how many days of each month the holder came, to any premises.", days),
        "/forget": (
            "forgetCard",
            "Forget the holder; said again, or of an unknown card, it changes nothing.",
            forgotten,
        ),
    }
    return {path: operation(*words, body=body) for path, words in described.items()}


def _tablet() -> Schema:
    seconds: Schema = {"type": "integer", "minimum": 0, "maximum": LATEST_CLOCK, "description": "Since 1970."}
    body = closed(
        {
            "version": {"type": "string", "maxLength": VERSION_LENGTH, "pattern": f"^{VERSION_SIGNS}$"},
            "queue_count": {"type": "integer", "minimum": 0, "maximum": HIGHEST_QUEUE_COUNT},
            "storage_kept": {
                "type": "boolean",
                "description": "Whether the browser keeps the queue when it runs full.",
            },
            "clock": seconds,
            "trouble": {"enum": [*Trouble, None], "description": "What last went wrong, by its kind alone."},
            "started": {"type": "boolean", "description": "The first report since the page was loaded."},
        },
        *("version", "queue_count", "storage_kept", "clock", "started"),
    )
    hexadecimal = {"type": "string", "pattern": "^[0-9a-f]+$"}
    pin = closed(
        {"salt": hexadecimal, "iterations": {"type": "integer"}, "digest": hexadecimal}, "salt", "iterations", "digest"
    )
    answer = closed(
        {
            "clock": seconds,
            "kiosk": {"type": "string"},
            "reload": {"type": "boolean", "description": "Staff ask it to load its page anew, between visitors."},
            "pin": {"anyOf": [pin, {"type": "null"}], "description": "PBKDF2, SHA-256, of the staff corner's PIN."},
        },
        *("clock", "kiosk", "reload", "pin"),
    )
    return operation("tellHowItIs", "Tell how the tablet is doing; hear what staff want of it.", answer, body=body)


def _pair() -> Schema:
    body = closed(
        {
            "code": {"type": "string", "maxLength": CREDENTIAL_LENGTH},
            "purpose": {"enum": [*Purpose], "description": "What is to be paired; left out: a tablet by the door."},
        },
        "code",
    )
    answer = closed(
        {
            "token": {"type": "string"},
            "kiosk": {"type": "string"},
            "premises": premises_schema(),
            "sealing_key": sealing_key_schema(),
        },
        "token",
        "kiosk",
        "premises",
        "sealing_key",
    )
    return operation("pair", "Turn a pairing code into a token, once.", answer, body=body, is_open=True)


def premises_schema() -> Schema:
    """Which premises it belongs to."""
    return closed({"slug": {"type": "string"}, "name": {"type": "string"}}, "slug", "name")


def sealing_key_schema() -> Schema:
    """To what it seals."""
    key = closed({"id": {"type": "string"}, "public": {"type": "string", "contentEncoding": "base64"}}, "id", "public")
    return {**key, "description": "The P-256 point to which boxes are sealed, and its short name."}
