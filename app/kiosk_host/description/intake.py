"""Describes the two addresses that take in what happened, made from the same lists the intake reads with."""

from __future__ import annotations

from app.kiosk_host.description.pieces import Schema, closed, operation
from app.kiosk_host.intake.bodies import HIGHEST_ITEM_COUNT
from app.kiosk_host.intake.items import CREDENTIAL_LENGTH, CREDENTIAL_TYPES, HIGHEST_SEQ
from app.log.drafts import Status
from app.log.entry_times import HOW_TO_WRITE
from app.log.fields import ABOUT_FIELDS, FIELDS, REPLACES_LOST

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


def intake_operations() -> dict[str, Schema]:
    """The operations by their address."""
    return {"/api/v1/entries": {"post": _entries()}, "/api/v1/sealed": {"post": _sealed()}}


def _entries() -> Schema:
    kinds_of_item = [
        {"$ref": f"#/components/schemas/{name}"} for name in ("Entry", "Void", "Leave", "Answer", "Forget")
    ]
    item = {"anyOf": [*kinds_of_item, {"description": "Anything else is kept aside whole (quarantined)."}]}
    entries = {"type": "array", "maxItems": HIGHEST_ITEM_COUNT, "items": item}
    body = closed({"sent_at": SENT_AT, "entries": entries}, "entries")
    result = _result("id", {"type": ["string", "null"]})
    answer = closed({"results": {"type": "array", "items": result}}, "results")
    return operation("sendEntries", "Send what happened; every item gets an answer, in order.", answer, body=body)


def _sealed() -> Schema:
    box = closed({"seq": SEQ, "box": {"type": "string", "contentEncoding": "base64", "description": BOX}}, "seq", "box")
    item = {"anyOf": [box, {"description": "Anything else is kept aside whole (quarantined)."}]}
    body = closed(
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
    answer = closed(
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
    return operation("sendBoxes", "Send the same items sealed, one to a box; answered by number.", answer, body=body)


def _result(name: str, schema: Schema) -> Schema:
    return closed(
        {
            name: schema,
            "status": {"type": "string", "enum": [status.value for status in Status]},
            "reason": {"type": ["string", "null"]},
        },
        name,
        "status",
        "reason",
    )


def items() -> dict[str, Schema]:
    """The schemas of what a tablet sends, made from the fields that the intake reads."""
    about = closed({field.name: field.schema for field in (*ABOUT_FIELDS, REPLACES_LOST)})
    credential = closed(
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
        "Entry": closed(entry, "id", "kind", "at"),
        "Void": closed({"id": IDENTIFIER, "seq": SEQ, "void": IDENTIFIER}, "id", "void"),
        "Leave": closed({"id": IDENTIFIER, "seq": SEQ, "leave": IDENTIFIER, "at": TIME}, "id", "leave", "at"),
        "Forget": closed(
            {"id": IDENTIFIER, "seq": SEQ, "forget": {"type": "string", "maxLength": CREDENTIAL_LENGTH}}, "id", "forget"
        ),
        "Answer": closed(
            {"id": IDENTIFIER, "seq": SEQ, "about": {"$ref": "#/components/schemas/About"}, "of": IDENTIFIER},
            "id",
            "about",
            "of",
        ),
    }
