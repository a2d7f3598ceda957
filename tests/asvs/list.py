"""The one list of requirements, in the standard's order."""

from __future__ import annotations

from tests.asvs.requirement import Requirement
from tests.asvs.requirements.absent import OAUTH, TOKENS, WEBRTC
from tests.asvs.requirements.browser import BROWSER, SERVICES
from tests.asvs.requirements.code_and_logs import CODE, LOGGING
from tests.asvs.requirements.encoding import ENCODING
from tests.asvs.requirements.files import FILES
from tests.asvs.requirements.house import CONFIGURATION, DATA
from tests.asvs.requirements.logic import LOGIC
from tests.asvs.requirements.secrets_and_transport import CRYPTOGRAPHY, TRANSPORT
from tests.asvs.requirements.sessions import AUTHORISATION, SESSIONS
from tests.asvs.requirements.sign_in import FACTORS, PASSWORDS

REQUIREMENTS: tuple[Requirement, ...] = (
    *(*ENCODING, *LOGIC, *BROWSER, *SERVICES, *FILES, *PASSWORDS, *FACTORS, *SESSIONS, *AUTHORISATION),
    *(*TOKENS, *OAUTH, *CRYPTOGRAPHY, *TRANSPORT, *CONFIGURATION, *DATA, *CODE, *LOGGING, *WEBRTC),
)
