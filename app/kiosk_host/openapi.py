"""Describes the addresses for kiosks (OpenAPI 3.1), made from the same lists the intake reads with."""

from __future__ import annotations

from typing import Any

from app.kiosk_host.bodies import HIGHEST_ITEM_COUNT
from app.kiosk_host.items import CREDENTIAL_LENGTH, CREDENTIAL_TYPES, HIGHEST_SEQ
from app.kiosk_host.models import VERSION_LENGTH, Trouble
from app.kiosk_host.told import HIGHEST_QUEUE_COUNT, LATEST_CLOCK, VERSION_SIGNS
from app.log.drafts import Status
from app.log.entry_times import HOW_TO_WRITE
from app.log.fields import ABOUT_FIELDS, FIELDS, REPLACES_LOST
from app.people.queries import CardStanding
from app.web.problems import MEDIA_TYPE

Schema = dict[str, Any]
IDENTIFIER: Schema = {"type": "string", "format": "uuid", "description": "128 random bits, made by the tablet."}
SEQ: Schema = {"type": "integer", "minimum": 0, "maximum": HIGHEST_SEQ, "description": "Reported on, never enforced."}
TIME: Schema = {"type": "string", "description": f"ISO 8601; {HOW_TO_WRITE}."}
TIME_PATTERN = r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"

SENT_AT: Schema = {
    "anyOf": [{**TIME, "pattern": TIME_PATTERN}, {"type": "null"}],
    "description": "The tablet's clock when sending; corrects clocks that are off by over ten minutes.",
}
BOX = (
    "Form 1, the key's short name (8 bytes), an ephemeral P-256 point (65), AES-256-GCM of the item as JSON with its "
    "length (4) in front, padded to a multiple of 512 bytes in all."
)


def describe(public_url: str) -> Schema:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Oasen for kiosks",
            "version": "1",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "description": "What a tablet by the door sends and reads. Errors are RFC 9457 problem documents.",
        },
        "servers": [{"url": public_url}],
        "paths": {
            "/api/v1/entries": {"post": _entries()},
            "/api/v1/sealed": {"post": _sealed()},
            "/api/v1/screen": {"get": _screen()},
            **{f"/api/v1/card{path}": {"post": operation} for path, operation in _card_operations().items()},
            "/api/v1/tablet": {"post": _tablet()},
            "/api/v1/pair": {"post": _pair()},
        },
        "components": {
            "securitySchemes": {"kiosk": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": _problem(), **_items()},
        },
    }


def _items() -> dict[str, Schema]:
    about = _closed({field.name: field.schema for field in (*ABOUT_FIELDS, REPLACES_LOST)})
    credential = _closed(
        {
            "type": {"type": "string", "enum": list(CREDENTIAL_TYPES)},
            "value": {"type": "string", "maxLength": CREDENTIAL_LENGTH},
            "agreed": {"type": "boolean"},
        },
        "type",
        "value",
    )
    entry = {
        "id": IDENTIFIER,
        "seq": SEQ,
        **{field.name: field.schema for field in FIELDS},
        "at": TIME,
        "credential": {"anyOf": [{"$ref": "#/components/schemas/Credential"}, {"type": "null"}]},
        "about": {"$ref": "#/components/schemas/About"},
        "rehearsal": {"type": "boolean", "description": "Acknowledged, never counted."},
    }
    return {
        "Credential": credential,
        "About": about,
        "Entry": _closed(entry, "id", "kind", "at"),
        "Void": _closed({"id": IDENTIFIER, "seq": SEQ, "void": IDENTIFIER}, "id", "void"),
        "Leave": _closed({"id": IDENTIFIER, "seq": SEQ, "leave": IDENTIFIER, "at": TIME}, "id", "leave", "at"),
        "Forget": _closed(
            {"id": IDENTIFIER, "seq": SEQ, "forget": {"type": "string", "maxLength": CREDENTIAL_LENGTH}}, "id", "forget"
        ),
        "Answer": _closed(
            {"id": IDENTIFIER, "seq": SEQ, "about": {"$ref": "#/components/schemas/About"}, "of": IDENTIFIER},
            "id",
            "about",
            "of",
        ),
    }


def _entries() -> Schema:
    kinds_of_item = [
        {"$ref": f"#/components/schemas/{name}"} for name in ("Entry", "Void", "Leave", "Answer", "Forget")
    ]
    item = {"anyOf": [*kinds_of_item, {"description": "Anything else is kept aside whole (quarantined)."}]}
    entries = {"type": "array", "maxItems": HIGHEST_ITEM_COUNT, "items": item}
    body = _closed({"sent_at": SENT_AT, "entries": entries}, "entries")
    result = _result("id", {"type": ["string", "null"]})
    answer = _closed({"results": {"type": "array", "items": result}}, "results")
    return _operation("sendEntries", "Send what happened; every item gets an answer, in order.", answer, body=body)


def _sealed() -> Schema:
    box = _closed(
        {"seq": SEQ, "box": {"type": "string", "contentEncoding": "base64", "description": BOX}}, "seq", "box"
    )
    item = {"anyOf": [box, {"description": "Anything else is kept aside whole (quarantined)."}]}
    body = _closed(
        {
            "sent_at": SENT_AT,
            "tablet": {
                "anyOf": [{"type": "string", "pattern": "^[0-9a-f]{32}$"}, {"type": "null"}],
                "description": "128 random bits by which the tablet's numbers are told from another's.",
            },
            "boxes": {"type": "array", "maxItems": HIGHEST_ITEM_COUNT, "items": item},
        },
        "boxes",
    )
    stretch = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    answer = _closed(
        {
            "results": {"type": "array", "items": _result("seq", {"type": ["integer", "null"]})},
            "seen": {
                "type": "array",
                "items": stretch,
                "description": "The numbers that have come from this tablet, from first to last without a gap.",
            },
            "wipe": {"type": "boolean", "description": "The tablet has been shut out: hand in all, then forget all."},
        },
        "results",
        "seen",
    )
    return _operation("sendBoxes", "Send the same items sealed, one to a box; answered by number.", answer, body=body)


def _result(name: str, schema: Schema) -> Schema:
    return _closed(
        {
            name: schema,
            "status": {"type": "string", "enum": [status.value for status in Status]},
            "reason": {"type": ["string", "null"]},
        },
        name,
        "status",
        "reason",
    )


def _screen() -> Schema:
    activity = _closed(
        {
            "slug": {"type": "string"},
            "name": {"type": "string"},
            "kind": {"type": "string"},
            "picture": {"type": "string"},
            "visiting_group": {"type": "boolean"},
            "usual": _usual(),
            "out_of_season": {"type": "boolean", "description": "Done in the past year, but not in eight weeks."},
        },
        "slug",
        "name",
        "kind",
        "picture",
        "visiting_group",
        "usual",
        "out_of_season",
    )
    door = _closed(
        {
            "time_zone": {"type": "string"},
            "cutoff_minute": {"type": "integer", "description": "Minutes after midnight at which a day ends."},
            "goodbye": {"type": "boolean", "description": "Whether one may say goodbye at the tablet."},
        },
        "time_zone",
        "cutoff_minute",
        "goodbye",
    )
    answer = _closed(
        {
            "premises": _premises(),
            "door": door,
            "activities": {"type": "array", "items": activity},
            "languages": {
                "type": "array",
                "items": {"type": "string"},
                "description": "BCP 47, the one that greets everyone first.",
            },
            "sealing_key": _sealing_key(),
        },
        "premises",
        "door",
        "activities",
        "languages",
        "sealing_key",
    )
    return _operation("readScreen", "The labels the screen needs.", answer)


def _usual() -> Schema:
    return {
        "type": "object",
        "propertyNames": {"pattern": "^[0-6]$"},
        "additionalProperties": {"type": "string", "pattern": "^[0-9]{24}$"},
        "description": "By weekday (Monday 0) that has seen it in eight weeks: for each hour a level from 0 to 9.",
    }


def _card_operations() -> dict[str, Schema]:
    """What a shown QR card opens about itself, by what follows /card in the address."""
    body = _closed({"value": {"type": "string", "maxLength": CREDENTIAL_LENGTH}}, "value")
    yes_no: Schema = {"type": "boolean"}
    standing = _closed(dict.fromkeys(CardStanding._fields, yes_no), *CardStanding._fields)
    month = _closed({"month": {"type": "string"}, "days": {"type": "integer", "minimum": 1}}, "month", "days")
    days = _closed({"months": {"type": "array", "items": month}}, "months")
    first, forgotten = _closed({"first": yes_no}, "first"), _closed({"forgotten": yes_no}, "forgotten")
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
    return {path: _operation(*words, body=body) for path, words in described.items()}


def _tablet() -> Schema:
    seconds: Schema = {"type": "integer", "minimum": 0, "maximum": LATEST_CLOCK, "description": "Since 1970."}
    body = _closed(
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
    pin = _closed(
        {"salt": hexadecimal, "iterations": {"type": "integer"}, "digest": hexadecimal}, "salt", "iterations", "digest"
    )
    answer = _closed(
        {
            "clock": seconds,
            "kiosk": {"type": "string"},
            "reload": {"type": "boolean", "description": "Staff ask it to load its page anew, between visitors."},
            "pin": {"anyOf": [pin, {"type": "null"}], "description": "PBKDF2, SHA-256, of the staff corner's PIN."},
        },
        *("clock", "kiosk", "reload", "pin"),
    )
    return _operation("tellHowItIs", "Tell how the tablet is doing; hear what staff want of it.", answer, body=body)


def _pair() -> Schema:
    body = _closed({"code": {"type": "string", "maxLength": CREDENTIAL_LENGTH}}, "code")
    answer = _closed(
        {
            "token": {"type": "string"},
            "kiosk": {"type": "string"},
            "premises": _premises(),
            "sealing_key": _sealing_key(),
        },
        "token",
        "kiosk",
        "premises",
        "sealing_key",
    )
    return _operation("pair", "Turn a pairing code into a token, once.", answer, body=body, is_open=True)


def _operation(name: str, says: str, answer: Schema, body: Schema | None = None, is_open: bool = False) -> Schema:
    statuses = {"200": {"description": "Done.", "content": {"application/json": {"schema": answer}}}}
    refusals = {"400": "The body cannot be read.", "413": "Too much at once.", "415": "Not application/json."}
    if not is_open:
        statuses["401"] = _refusal("The token is missing, unknown or revoked.")
    else:
        statuses["403"] = _refusal("The code is unknown, used or too old.")
        statuses["429"] = _refusal("Too many wrong codes of eight signs were typed.")
    if body is not None:
        statuses |= {status: _refusal(text) for status, text in refusals.items()}
    operation: Schema = {"operationId": name, "summary": says, "responses": statuses}
    if not is_open:
        operation["security"] = [{"kiosk": []}]
    if body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return operation


def _refusal(says: str) -> Schema:
    return {"description": says, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _problem() -> Schema:
    return _closed(
        {
            "type": {"type": "string"},
            "status": {"type": "integer"},
            "title": {"type": "string"},
            "detail": {"type": "string", "description": "What is wrong, and what to do."},
        },
        "type",
        "status",
        "title",
        "detail",
    )


def _premises() -> Schema:
    return _closed({"slug": {"type": "string"}, "name": {"type": "string"}}, "slug", "name")


def _sealing_key() -> Schema:
    key = _closed({"id": {"type": "string"}, "public": {"type": "string", "contentEncoding": "base64"}}, "id", "public")
    return {**key, "description": "The P-256 point to which boxes are sealed, and its short name."}


def _closed(properties: dict[str, Schema], *required: str) -> Schema:
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": list(required)} if required else schema
