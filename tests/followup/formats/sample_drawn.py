"""The charts and tables of the sample report, with hidden values."""

from app.followup.composing.blocks import ChartBlock, Column, Series, TableBlock

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
VISITS = (187, 176, 201, 184, 190, 171, 68, 165, 209, 214, 203, 178)
VISITS_BEFORE = (164, 158, 171, 180, 166, 149, 74, 151, 178, 189, 182, 172)
WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")

MONTHLY = ChartBlock(
    "visits-by-month",
    "columns",
    "Besök per månad, båda lokalerna",
    "Besöken var flest i oktober, 214, och färst i juli, 68, då båda lokalerna hade stängt. Alla månader utom juli "
    "hade fler besök än samma månad 2024.",
    MONTHS,
    (Series("2025", VISITS), Series("2024", VISITS_BEFORE)),
    (
        (2, "Mars: en av två anställda var sjuk, öppet kortare dagar"),
        (6, "Juli: stängt vecka 28–31 (Vallastugan) och 28–32 (Café Hamnen)"),
        (8, "September: nya lokaler för Café Hamnen, öppet hus med grannar, polis, boendestödet och socialtjänsten som "
        "lockade många som aldrig hade varit där förut"),
    ),
)  # fmt: skip
FIRST_TIME = ChartBlock(
    "new-by-quarter",
    "columns",
    "Nya besökare per kvartal",
    "Sju nya första kvartalet, sex tredje och nio fjärde. Andra kvartalet visas inte, för få personer.",
    ("jan–mar", "apr–jun", "jul–sep", "okt–dec"),
    (Series("2025", (7, None, 6, 9)), Series("2024", (5, 6, None, 8))),
)
BANDS = ChartBlock(
    "bands",
    "strip",
    "Hur ofta de 92 kom",
    "Ofta 31, ibland 34, sällan 27. År 2024: ofta 28, ibland 30, sällan 29.",
    ("Ofta, minst 24 dagar", "Ibland, 6–23 dagar", "Sällan, 1–5 dagar"),
    (Series("2025", (31, 34, 27)), Series("2024", (28, 30, 29))),
)
FOUND = ChartBlock(
    "how-found",
    "strip",
    "Hur man hittade hit",
    "Genom andra människor 41, genom samarbetspartner 12, vid uppsökande arbete 8. Övrigt visas inte, för få personer.",
    ("Andra människor", "Samarbetspartner", "Uppsökande", "Övrigt"),
    (Series("2025", (41, 12, 8, None)),),
)
ARRIVALS = ChartBlock(
    "arrivals",
    "heat",
    "När man kommer, personer genom dörren",
    "Flest kommer torsdag kväll, 421, och fredag före lunch, 267. Lördag morgon visas inte, för få personer.",
    WEEKDAYS,
    (
        Series("Förmiddag", (118, 131, 96, 84, 267, None, 0)),
        Series("Eftermiddag", (142, 120, 133, 95, 88, 61, 12)),
        Series("Kväll", (38, 9, 41, 421, 7, 24, 31)),
    ),
)
BY_PREMISES = TableBlock(
    "visits-by-premises",
    "Besök per månad och lokal",
    (Column("Månad", is_number=False), Column("Vallastugan"), Column("Café Hamnen"), Column("Båda")),
    (
        *((month, str(n // 2), str(n - n // 2), str(n)) for month, n in zip(MONTHS, VISITS, strict=True)),
        ("Hela året", "1 070", "1 076", "2 146"),
    ),
    has_total=True,
)  # fmt: skip
ATTRIBUTES = TableBlock(
    "gender-by-age",
    "Unika besökare efter kön och ålder",
    (Column("", is_number=False), Column("Under 30"), Column("30 och äldre"), Column("Har inte sagt"), Column("Alla")),
    (
        ("Kvinnor", "9", "21", "..", "33"),
        ("Män", "14", "30", "..", "47"),
        ("Annat eller inte sagt", "..", "..", "5", "12"),
        ("Alla", "26", "55", "11", "92"),
    ),
    note=".. visas inte, för få personer. Det gäller också celler som annars kunde räknas ut.",
    has_total=True,
)
ACTIVITIES = TableBlock(
    "activities",
    "Vad vi gjorde tillsammans",
    (
        Column("Aktivitet", is_number=False),
        Column("Lokal", is_number=False),
        Column("Tillfällen"),
        Column("Deltaganden"),
        Column("I snitt"),
        Column("Personer"),
    ),
    (
        ("Fredagslunch", "Vallastugan", "46", "612", "13,3", "58"),
        ("Torsdagsmiddag", "Café Hamnen", "44", "1 012", "23,0", "61"),
        ("Julbord", "Café Hamnen", "1", "48", "48,0", "–"),
        ("Tisdagspromenad", "Vallastugan", "43", "187", "4,3", "17"),
        ("Torsdagspromenad", "Vallastugan", "41", "160", "3,9", "14"),
        ("Celebrate Recovery", "Café Hamnen", "38", "342", "9,0", "15"),
        ("Kvinnogrupp", "Café Hamnen", "36", "201", "5,6", ".."),
        ("Mansgrupp", "Café Hamnen", "34", "176", "5,2", ".."),
        ("LP-möte", "Café Hamnen", "10", "248", "24,8", "34"),
        ("AA-möte (besökande grupp)", "Vallastugan", "50", "455", "9,1", "räknas inte"),
    ),
    note="Besökande grupper räknas som antal, aldrig som personer.",
)
