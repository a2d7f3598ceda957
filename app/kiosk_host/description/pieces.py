"""The pieces that every part of the description is put together from (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from app.web.problems import MEDIA_TYPE

Schema = dict[str, Any]


def operation(name: str, says: str, answer: Schema, body: Schema | None = None, is_open: bool = False) -> Schema:
    """One address's description: what it says, takes, answers and refuses."""
    statuses = {"200": {"description": "Done.", "content": {"application/json": {"schema": answer}}}}
    refusals = {"400": "The body cannot be read.", "413": "Too much at once.", "415": "Not application/json."}
    if not is_open:
        statuses["401"] = refusal("The token is missing, unknown or revoked.")
    else:
        statuses["403"] = refusal("The code is unknown, used or too old.")
        statuses["429"] = refusal("Too many wrong codes of eight signs were typed.")
    if body is not None:
        statuses |= {status: refusal(text) for status, text in refusals.items()}
    operation: Schema = {"operationId": name, "summary": says, "responses": statuses}
    if not is_open:
        operation["security"] = [{"kiosk": []}]
    if body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return operation


def refusal(says: str) -> Schema:
    """An answer that refuses, in words."""
    return {"description": says, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def problem() -> Schema:
    """A refusal as it is answered (RFC 9457)."""
    return closed(
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


def closed(properties: dict[str, Schema], *required: str) -> Schema:
    """An object with these properties and no others."""
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": list(required)} if required else schema
