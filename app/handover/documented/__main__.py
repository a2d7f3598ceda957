"""`python -m app.handover.documented`: writes what can be handed over into docs/privacy/, in both languages."""

from app.handover.documented.whole import PATHS, documented

for language, path in PATHS.items():
    path.write_text(documented(language), "utf-8")
