"""The page inside of everything that is taken out: what each file holds, in Swedish or English; pure."""

from __future__ import annotations

SWEDISH = """\
Allt som {name} har i Oasen

Filerna är vanliga textfiler (CSV, UTF-8) som öppnas i ett kalkylprogram, och rapporterna som de lämnades ut.

entries.csv       alla noteringar som räknas. Personer står med en påhittad etikett, ny i varje uttag
openings.csv      varje dag: öppet eller stängt, tider, hur många som var här
calendar/         vanliga veckor och särskilda dagar. Måndag är 0, tider i minuter efter midnatt
activities/       vad ni erbjuder, var och när
premises.csv      era lokaler
contacts-about.csv  vad utanförsamtal kan handla om
remarks.csv       det som skrivits om dagar och tillfällen
agreements/       överenskommelserna, rad för rad
reports/          varje låst underlag, och era egna texter

entries.csv och openings.csv läses in i en ny Oasen med: oasen import entries, oasen import openings.

Det här finns inte med, för det ska ingen annan ha: nycklar, vad kort känns igen på, personalens konton och lösenord,
plattornas anslutning, loggen över vem som har gjort vad. Vill du ha med allt till en annan dator: ta en säkerhetskopia.

Förvara filen som det den är: även utan namn berättar den när människor har kommit och gått.
"""
ENGLISH = """\
Everything that {name} has in Oasen

The files are plain text (CSV, UTF-8) that a spreadsheet opens, and the reports as they were handed out.

entries.csv       every entry that counts. Persons stand under an invented label, a new one each time
openings.csv      every day: open or closed, times, how many were here
calendar/         usual weeks and special days. Monday is 0, times are minutes after midnight
activities/       what you offer, where and when
premises.csv      your premises
contacts-about.csv  what contacts outside the premises can be about
remarks.csv       what was written about days and sessions
agreements/       the agreements, line by line
reports/          every locked report, and your own texts

entries.csv and openings.csv are read into a new Oasen by: oasen import entries, oasen import openings.

This is not in it, for nobody else should have it: keys, what cards are known by, the staff's accounts and passwords,
how tablets are connected, the log of who did what. To take all of it to another computer, make a backup.

Keep the file as what it is: without names, too, it tells when people came and went.
"""
BY_LANGUAGE = {"sv": ("LÄS-MIG.txt", SWEDISH), "en": ("READ-ME.txt", ENGLISH)}


def readme_inside(language: str, name: str) -> tuple[str, str]:
    """The name of the file, and what stands in it."""
    file_name, text = BY_LANGUAGE[language]
    return file_name, text.format(name=name)
