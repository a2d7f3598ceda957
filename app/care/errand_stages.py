"""The errands by name, each with its stages in their order; pure, so that pages know them without what does them."""

from __future__ import annotations

MAKING, COPYING, READING, RESTORING, COMPARING = "making", "copying", "reading", "restoring", "comparing"
LAYING_DOWN, PACKAGES, TRYING = "laying-down", "packages", "trying"

STAGES_OF = {
    "back-up": (MAKING, COPYING, READING),
    "copy": (COPYING, READING),
    "read": (READING,),
    "rehearse": (READING, COMPARING),
    "prepare": (READING, RESTORING),
    "update": (READING, MAKING, LAYING_DOWN, PACKAGES, TRYING),
    "go-back": (MAKING, TRYING),
}
