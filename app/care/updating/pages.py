"""The pages on which a new version is looked at, prepared, gone over to, and gone back from."""

from __future__ import annotations

BEGIN_AS_ANOTHER = "oasen_begin_as_another"
