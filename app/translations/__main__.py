"""`python -m app.translations`: brings the Swedish catalogue in step with the source, and says what waits."""

import sys

from app.translations.catalogue import bring_up_to_date

waiting = bring_up_to_date()
for phrase in waiting:
    sys.stdout.write(f"not in Swedish yet: {phrase}\n")
sys.exit(1 if waiting else 0)
