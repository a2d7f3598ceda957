"""`python -m app.followup.dictionary`: writes the dictionary of figures into docs/, in both languages."""

from app.followup.dictionary.whole import PATHS, dictionary
from app.followup.dictionary.year_page import headings

for language, path in PATHS.items():
    path.write_text(dictionary(language, headings(language)), "utf-8")
