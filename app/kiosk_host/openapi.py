"""Describes the addresses for kiosks (OpenAPI 3.1), made from the same lists the intake reads with."""

from __future__ import annotations

from typing import Any

from app.kiosk_host.bodies import HIGHEST_ITEM_COUNT
from app.kiosk_host.items import CREDENTIAL_LENGTH, CREDENTIAL_TYPES, HIGHEST_SEQ
from app.log.drafts import Status
from app.log.entry_times import HOW_TO_WRITE
from app.log.fields import ABOUT_FIELDS, FIELDS, REPLACES_LOST
from app.web.problems import MEDIA_TYPE

Schema = dict[str, Any]
IDENTIFIER: Schema = {"type": "string", "format": "uuid", "description": "128 random bits, made by the tablet."}
SEQ: Schema = {"type": "integer", "minimum": 0, "maximum": HIGHEST_SEQ, "description": "Reported on, never enforced."}
TIME: Schema = {"type": "string", "description": f"ISO 8601; {HOW_TO_WRITE}."}
TIME_PATTERN = r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"


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
            "/api/v1/screen": {"get": _screen()},
            "/api/v1/card": {"post": _card()},
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
        "Answer": _closed(
            {"id": IDENTIFIER, "seq": SEQ, "about": {"$ref": "#/components/schemas/About"}, "of": IDENTIFIER},
            "id",
            "about",
            "of",
        ),
    }


def _entries() -> Schema:
    kinds_of_item = [{"$ref": f"#/components/schemas/{name}"} for name in ("Entry", "Void", "Leave", "Answer")]
    item = {"anyOf": [*kinds_of_item, {"description": "Anything else is kept aside whole (quarantined)."}]}
    body = _closed(
        {
            "sent_at": {
                "anyOf": [{**TIME, "pattern": TIME_PATTERN}, {"type": "null"}],
                "description": "The tablet's clock when sending; corrects clocks that are off by over ten minutes.",
            },
            "entries": {"type": "array", "maxItems": HIGHEST_ITEM_COUNT, "items": item},
        },
        "entries",
    )
    result = _closed(
        {
            "id": {"type": ["string", "null"]},
            "status": {"type": "string", "enum": [status.value for status in Status]},
            "reason": {"type": ["string", "null"]},
        },
        "id",
        "status",
        "reason",
    )
    answer = _closed({"results": {"type": "array", "items": result}}, "results")
    return _operation("sendEntries", "Send what happened; every item gets an answer, in order.", answer, body=body)


def _screen() -> Schema:
    activity = _closed(
        {
            "slug": {"type": "string"},
            "name": {"type": "string"},
            "kind": {"type": "string"},
            "picture": {"type": "string"},
            "visiting_group": {"type": "boolean"},
        },
        "slug",
        "name",
        "kind",
        "picture",
        "visiting_group",
    )
    answer = _closed(
        {
            "premises": _premises(),
            "activities": {"type": "array", "items": activity},
            "languages": {
                "type": "array",
                "items": {"type": "string"},
                "description": "BCP 47, the one that greets everyone first.",
            },
        },
        "premises",
        "activities",
        "languages",
    )
    return _operation("readScreen", "The labels the screen needs.", answer)


def _card() -> Schema:
    body = _closed({"value": {"type": "string", "maxLength": CREDENTIAL_LENGTH}}, "value")
    answer = _closed({"agreed": {"type": "boolean"}}, "agreed")
    return _operation(
        "askCard", "Whether the holder of a shown QR card has agreed to be counted by it.", answer, body=body
    )


def _pair() -> Schema:
    body = _closed({"code": {"type": "string", "maxLength": CREDENTIAL_LENGTH}}, "code")
    answer = _closed(
        {"token": {"type": "string"}, "kiosk": {"type": "string"}, "premises": _premises()},
        "token",
        "kiosk",
        "premises",
    )
    return _operation("pair", "Turn a pairing code into a token, once.", answer, body=body, is_open=True)


def _operation(name: str, says: str, answer: Schema, body: Schema | None = None, is_open: bool = False) -> Schema:
    statuses = {"200": {"description": "Done.", "content": {"application/json": {"schema": answer}}}}
    refusals = {"400": "The body cannot be read.", "413": "Too much at once.", "415": "Not application/json."}
    if not is_open:
        statuses["401"] = _refusal("The token is missing, unknown or revoked.")
    else:
        statuses["403"] = _refusal("The code is unknown, used or too old.")
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


def _closed(properties: dict[str, Schema], *required: str) -> Schema:
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": list(required)} if required else schema
