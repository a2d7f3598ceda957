"""What an error page says, by status: what is wrong, and what to do next, in the reader's language."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as words

WORDS: dict[int, tuple[LazyString, LazyString]] = {
    400: (words("That could not be taken in"), words("Go back, load the page again and try once more.")),
    401: (words("Sign in first"), words("You have been signed out. Sign in, and go on from there.")),
    403: (words("This page is not for you"), words("Your role does not open it. Ask whoever looks after Oasen.")),
    404: (
        words("There is no such page"),
        words("Perhaps the link is old. Begin at the first page and look from there."),
    ),
    405: (words("That cannot be done here"), words("Go back, and use the buttons on the page.")),
    409: (words("Someone else was first"), words("Load the page again and see how it is now.")),
    413: (words("That was too much at once"), words("Take less at a time.")),
    429: (words("Wait a little"), words("That was tried too often. It works again in a while.")),
    500: (words("Something broke"), words("Nothing is lost: the tablet keeps what was tapped. Try again in a while.")),
}


def error_words(status: int) -> tuple[LazyString, LazyString]:
    """Title and what to do; of a status that is not listed as its hundred: 418 as 400."""
    return WORDS.get(status) or WORDS[400 if status < 500 else 500]
