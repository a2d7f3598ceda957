"""Which report is asked for, and of whose rows it tells."""

from __future__ import annotations

from flask_login import current_user

from app.agreements.queries import parties_of
from app.database.wall import reach_parties
from app.followup.writing.queries import Draft, draft_numbered
from app.web.reading import reading


def asked_draft(draft_id: int) -> Draft:
    """One of their reports, alone or with the other parties, whose rows it then reaches; raises NotFound."""
    draft = draft_numbered(reading(), current_user.organisation_id, draft_id)
    if draft.organisation_id is None and draft.agreement_id is not None:
        reach_parties(*parties_of(reading(), draft.agreement_id))
    return draft
