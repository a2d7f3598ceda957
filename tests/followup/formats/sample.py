"""A year's report of two invented organisations, as they would send it: every kind of block."""

from datetime import date

from app.followup.composing.blocks import Block, FigureRow, Figures, FrontPage, Heading, Paragraph, Report
from tests.followup.formats.sample_drawn import (
    ACTIVITIES,
    ARRIVALS,
    ATTRIBUTES,
    BANDS,
    BY_PREMISES,
    FIRST_TIME,
    FOUND,
    MONTHLY,
)

CHECKSUM = "3f9a1c77e02b48d6915c0ab2f4d87e6310c5be94aa7fd1280b63e95d7c41f08a"

FRONT = FrontPage(
    title="Underlag till uppföljningen 2025",
    parties=("Kamratstödet", "Hamnkyrkan"),
    period="1 januari–31 december 2025",
    agreement="Idéburet offentligt partnerskap, 1 januari 2024–31 december 2026",
    diary_number="SON 2019–1251",
    municipality="Hamnstads kommun, social- och omsorgsnämnden",
    state="Låst version 1, 14 januari 2026",
    checksum=CHECKSUM,
    day=date(2026, 1, 14),
)

VISITORS = Figures(
    (
        FigureRow(
            "visits",
            "Besök",
            "2 146",
            "1 834",
            "312 fler än 2024",
            "Personbesök och besök utan kort. En person, en lokal och en dag är ett besök, hur ofta man än trycker.",
        ),
        FigureRow(
            "unique_visitors",
            "Unika besökare",
            "92 personer med kort, uppskattningsvis 95",
            "87, uppskattningsvis 91",
            "5 fler än 2024; så små skillnader kan vara en slump",
            "Olika personer med kort under perioden. Uppskattningen gäller om de utan kort kommer lika ofta.",
        ),
        FigureRow(
            "visits_per_open_day",
            "Besök per öppen dag",
            "9,8",
            "8,6",
            "1,2 fler än 2024",
            "Besök på öppna dagar med siffror, delat med antalet sådana dagar.",
        ),
    )
)
OPENING = Figures(
    (
        FigureRow(
            "open_days",
            "Öppna dagar",
            "219",
            "214",
            "5 fler än 2024. Vi kom överens om cirka 220.",
            "Dagar då någon av lokalerna var öppen, räknat per lokal, även dagar som saknar siffror.",
        ),
        FigureRow(
            "open_evenings",
            "Öppna kvällar",
            "46",
            "44",
            "2 fler än 2024",
            "Öppna dagar som stängde 18.30 eller senare.",
        ),
        FigureRow("meals", "Måltider", "1 284", "1 102", "182 fler än 2024", "Personer som åt med, dag för dag."),
    )
)
BLOCKS: tuple[Block, ...] = (
    Heading("Året i korthet", 1),
    Paragraph(
        "92 personer med kort gjorde 1 986 besök, och 160 besök gjordes utan kort; uppskattningsvis var det 95 "
        "personer. I snitt kom tio personer om dagen, och lokalerna var öppna 219 dagar."
    ),
    VISITORS,
    MONTHLY,
    Heading("Målen i överenskommelsen", 1),
    Heading("Nå människor som lever i socialt utanförskap, ensamhet och isolering", 2),
    Paragraph("Under året kom 28 personer för första gången. Sex av tio hade hört talas om oss genom någon de känner."),
    Paragraph(
        'Många säger samma sak: "Jag kom för kaffet och stannade för människorna." Vi märker att fler unga kvinnor '
        "vågar komma in, mest på tisdagar - då är det lugnare. En ny grupp är personer utan beroende med social oro.",
        "own",
    ),
    FOUND,
    FIRST_TIME,
    ATTRIBUTES,
    Heading("Erbjuda social samvaro, gemenskap och bygga nätverk som stärker enskilda", 2),
    Paragraph("Gemensam lunch hölls 46 fredagar och middag 44 torsdagar. I snitt åt 14 personer tillsammans."),
    OPENING,
    BANDS,
    ACTIVITIES,
    Heading("Bidra till att människor får fungerande vardagsrutiner", 2),
    Paragraph("15 personer arbetstränade, 2–20 timmar i veckan enligt egna scheman, sammanlagt 4 870 timmar."),
    ARRIVALS,
    Heading("Arbetsträning", 3),
    Paragraph("De som hänvisat är arbetsmarknadscentrum, LSS, Försäkringskassan och Frivården.", "note"),
    Heading("Det här hände under året", 1),
    Paragraph(
        "I mars blev en av våra två anställda sjuk. Volontärerna höll öppet kortare dagar hellre än att stänga, och "
        "det märktes i siffrorna först i april.\nI september flyttade Café Hamnen till större lokaler.",
        "own",
    ),
    Heading("Så räknade vi", 1),
    Paragraph(
        "93 procent av besöken gjordes med kort. Tre dagar saknar siffror, då plattan var trasig. Siffror som rör "
        "färre än fem personer visas inte, och inte heller sådana som de kunde räknas ut ur.",
        "note",
    ),
    BY_PREMISES,
)
REPORT = Report("sv", FRONT, BLOCKS)
