"""Every refusal the program can give: its HTTP status, its wording, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta


class Refusal(Exception):
    """Something was asked that is not done; the message says what is wrong and what to do instead.

    Nothing has been changed when a refusal is raised. Commands print it on one line and end with 1,
    pages show it beside the form, the API answers it as a problem document (RFC 9457).
    """

    status = 400
    title = "That was not understood"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(Refusal):
    """A slug, name or number that nothing answers to."""

    status = 404
    title = "There is no such thing"


class AlreadyThere(Refusal):
    """A slug or name that is taken."""

    status = 409
    title = "That name is taken"


class NotAllowed(Refusal):
    """Someone who is known asks for what their role does not open."""

    status = 403
    title = "Not allowed"


class NotSignedIn(Refusal):
    """A page or an address that needs to know who asks."""

    status = 401
    title = "Sign in first"


class KioskUnknown(NotSignedIn):
    """A token that no kiosk has, or that was revoked."""

    title = "This tablet is not paired"


class PairingCodeUsed(NotAllowed):
    """A pairing code that is unknown, used or too old."""

    title = "The pairing link no longer works"


class SignInRefused(NotSignedIn):
    """A name and a password that do not belong together; which of the two is wrong is never said."""

    title = "That name and password do not belong together"


class PasskeyRefused(NotSignedIn):
    """An answer by a passkey that is unknown, removed, meant for another site, too old, or was given before."""

    title = "That passkey was not taken"


class PasskeyNeeded(NotSignedIn):
    """A right password, where its owner has a passkey and a password alone is too little."""

    title = "Sign in by your passkey"


class CodeRefused(NotSignedIn):
    """A one-time code, recovery code or PIN that is wrong, too old or used."""

    title = "That code was not taken"


class LastAdmin(Refusal):
    """The only administrator would be gone, and nobody could give another their role."""

    status = 409
    title = "Somebody has to be administrator"


class SignInLinkUsed(NotAllowed):
    """A sign-in link that is unknown, used or too old."""

    title = "The sign-in link no longer works"


class PasswordWeak(Refusal):
    """A new password that would be guessed; `weakness` says why, for who puts it into words."""

    title = "Choose another password"

    def __init__(self, message: str, weakness: str = "") -> None:
        super().__init__(message)
        self.weakness = weakness


class ReasonNeeded(Refusal):
    """Something older is to be taken back, and nobody has said why."""

    title = "Say why"


class ChangedMeanwhile(Refusal):
    """Someone else saved the same thing after it was opened; nothing of either is lost."""

    status = 409
    title = "Someone else was first"


class AlreadyDecided(Refusal):
    """Days of which something else has been decided already."""

    status = 409
    title = "Something else is decided"

    def __init__(self, days: Sequence[date]) -> None:
        self.days = tuple(days)
        super().__init__(
            f"Of {', '.join(map(str, days))} something else is decided: take that back first, or leave them out."
        )


class DayFinishedMeanwhile(Refusal):
    """Someone else has saved another thing of the day since the form was opened."""

    status = 409
    title = "Someone else was first"


class PaperTypedMeanwhile(Refusal):
    """A paper of the day has been typed in since the page was opened."""

    status = 409
    title = "Someone else was first"


class NothingToTakeBack(Refusal):
    """A − was pressed where staff have noted nothing that is left; what a tablet counted is not taken back so."""

    status = 409
    title = "There is nothing left to take back"


class TooManyAttempts(Refusal):
    """Signing in was tried too often; it works again after a while, for everybody."""

    status = 429
    title = "Wait a little"

    def __init__(self, wait: timedelta) -> None:
        self.wait_minutes = max(1, -(-int(wait.total_seconds()) // 60))
        super().__init__(f"Too many tries. Wait {self.wait_minutes} min, then try again, or ask for a sign-in link.")


class TooManyPairingCodes(Refusal):
    """Too many wrong pairing codes were typed; the link and the code for the camera work all the while."""

    status = 429
    title = "Wait a little"

    def __init__(self, wait_minutes: int) -> None:
        super().__init__(
            f"Too many wrong codes. Wait {wait_minutes} min, or open the pairing link, which works at once."
        )


class TooMuch(Refusal):
    """A body or list over the stated limit."""

    status = 413
    title = "Too much at once"


class WrongContentType(Refusal):
    """A body that is not what the address takes."""

    status = 415
    title = "Wrong content type"


class BadRequest(Refusal):
    """A body that cannot be read at all."""


class KeysTooOpen(Refusal):
    """A key file that other users of the machine can read."""

    status = 500
    title = "A key can be read by others"


class KeyMissing(Refusal):
    """The database knows an organisation whose key is not in the instance folder."""

    status = 500
    title = "A key is missing"


class OldDatabaseLibrary(Refusal):
    """A SQLite library that can lose a write-ahead log (before 3.51.3)."""

    status = 500
    title = "The SQLite library is too old"


class InstanceMissing(Refusal):
    """A command that needs an instance was given a folder without one."""

    status = 500
    title = "There is no instance"


class MigrationPending(Refusal):
    """The database was made by another version of the program."""

    status = 500
    title = "The database needs a migration"


class AnotherImportRuns(Refusal):
    """Two imports at once would not know whose rows are whose."""

    status = 409
    title = "Another import is running"


class BadFile(Refusal):
    """A file that cannot be taken in; the message lists each row with line, column, value and reason."""

    title = "The file has errors"


class PeriodNotCountable(Refusal):
    """Dates that do not make a period, or that cut what retention has already thinned."""

    title = "These dates cannot be counted"


class CannotWriteFile(Refusal):
    """An output file that cannot be written where it was asked for."""

    title = "The file cannot be written"


class LedgerChanged(Refusal):
    """What has left the house is not in the database as it was written there."""

    status = 409
    title = "The ledger of releases was changed"


class ChainBroken(Refusal):
    """The audit log is not in the database as it was written there."""

    status = 409
    title = "The audit log was changed"


class NotADemonstration(Refusal):
    """A demonstration was asked for where real data is, or a real house where a demonstration is."""

    status = 409
    title = "A demonstration and real data are kept apart"


class NotATemplate(Refusal):
    """A file that cannot serve as an organisation's own Word template.

    why: no-word, too-large, macros, reaches-out, broken or style; by it a page says the same in its language.
    """

    title = "This Word template cannot be used"

    def __init__(self, why: str, message: str) -> None:
        self.why = why
        super().__init__(message)
