"""`python -m app.handover.documented`: writes what can be handed over, and the posters, into docs/privacy/."""

from app.handover.documented.poster import FOLDER, posters
from app.handover.documented.whole import PATHS, documented

for language, path in PATHS.items():
    path.write_text(documented(language), "utf-8")
FOLDER.mkdir(exist_ok=True)
for name, text in posters().items():
    (FOLDER / name).write_text(text, "utf-8")
