"""Every model of every feature, imported once so that the tables are known."""

from app.activities import models as activities
from app.agreements import models as agreements
from app.agreements import money_models as agreement_money
from app.audit import models as audit
from app.disclosure import models as disclosure
from app.followup import models as followup
from app.kiosk_host import models as kiosk_host
from app.log import models as log
from app.log import rollup_models as rollups
from app.log import thinned_models as thinned
from app.organisations import models as organisations
from app.outreach import models as outreach
from app.people import models as people
from app.people import period_models as periods
from app.people.vault import models as vault
from app.staff import models as staff
from app.staff import proof_models as proofs
from app.staff import shared_models as shared

__all__ = [
    "activities",
    "agreement_money",
    "agreements",
    "audit",
    "followup",
    "disclosure",
    "kiosk_host",
    "log",
    "organisations",
    "outreach",
    "people",
    "periods",
    "proofs",
    "rollups",
    "shared",
    "staff",
    "thinned",
    "vault",
]
