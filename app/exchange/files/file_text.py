"""From the bytes of a file to its text, or a refusal that says which program to save it anew with; pure."""

from __future__ import annotations

import codecs

from app.errors import BadFile

SAVE_ANEW = "Save it as “CSV UTF-8” and try again."
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ZIP = b"PK\x03\x04"  # what an .xlsx or .ods begins with


def text_of(name: str, content: bytes) -> str:
    """The text of a UTF-8 file, its byte order mark left out; raises BadFile."""
    if content.startswith(ZIP):
        raise BadFile(f"{name} is a spreadsheet, not a CSV file. {SAVE_ANEW}")
    if content.startswith(UTF_16):
        raise BadFile(f"{name} is UTF-16 text, and UTF-8 is needed. {SAVE_ANEW}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadFile(
            f"{name} is not UTF-8 text: line {line} has the byte {content[error.start]:#04x}. {SAVE_ANEW}"
        ) from None
    if not text.strip():
        raise BadFile(f"{name} is empty. It needs a header row with the names of its columns, then one row each.")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise BadFile(f"{name} has a NUL character on line {line}: the file is damaged. {SAVE_ANEW}")
    return text
