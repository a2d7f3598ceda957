"""The one-time link that makes whoever opens it the first administrator.

A fresh server belongs to whoever reaches it first, so reaching it must not be enough: the network is full of others, a
proxy on the machine makes every caller look like the machine itself, and a page of another site can knock at localhost
by the visitor's own browser. What proves it instead is what stands in the terminal where Oasen was started: 256 random
bits, made anew at each start, used once. Its digest alone lies among the keys, which no backup holds; the code stands
behind # in the address, so that it is in no server's log.
"""

from __future__ import annotations

import hmac
from pathlib import Path

from app.fresh_file import fresh_file, settle
from app.settings import Settings
from app.tokens import digest_of, new_token

FILE = "set-up-link"
ADDRESS = "/begin"


def make_link(settings: Settings, base_url: str) -> str:
    """A new link, which ends the one before. base_url: where this server is reached, like http://localhost:8000."""
    code = new_token()
    with fresh_file(_file(settings)) as file:
        file.write(digest_of(code))
        settle(file)
    return f"{base_url.rstrip('/')}{ADDRESS}#{code}"


def opens(settings: Settings, code: str) -> bool:
    """Whether the code is that of the newest link."""
    try:
        kept = _file(settings).read_bytes()
    except OSError:
        return False
    return hmac.compare_digest(kept, digest_of(code))


def forget_link(settings: Settings) -> None:
    """Let the link open nothing any more."""
    _file(settings).unlink(missing_ok=True)


def _file(settings: Settings) -> Path:
    return settings.keys_folder / FILE
