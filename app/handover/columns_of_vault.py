"""What the columns tell by which an agreement's parties count a visitor of several once."""

from __future__ import annotations

from app.handover.told import About, Told, told

COLUMNS: tuple[Told, ...] = (
    told(
        "joint_ticks",
        "organisation_id agreement_id number is_given",
        About.HOUSE,
        "Om en part vill att den som besöker flera räknas en gång.",
        "Whether a party wants a visitor of several to count once.",
    ),
    told("joint_ticks", "staff_id written_at", About.STAFF, "Vem som sa det.", "Who said so."),
    told(
        "vaults",
        "agreement_id number opened_day opened_at fingerprint closed_at",
        About.HOUSE,
        "Från när till när parterna räknar tillsammans, och nyckelns fingeravtryck.",
        "From when to when the parties count together, and the fingerprint of the key.",
    ),
    told(
        "vault_codes",
        "tag",
        About.KEYED,
        "En hash av kortets kod med överenskommelsens egen nyckel. Utan nyckeln bekräftar den ingen gissning.",
        "A hash of the card's code with the agreement's own key. Without the key it confirms no guess.",
    ),
    told(
        "vault_codes",
        "agreement_id card_id",
        About.NUMBER,
        "Kortets nummer i räknevalvet, som inte finns hos någon förening.",
        "The card's number in the counting vault, which no organisation has.",
    ),
    told(
        "vault_sightings",
        "half_year",
        About.HOLDER,
        "Ett halvår då kortet visades på ett besök hos parten. Med kort och nyckel syns det för alla parter.",
        "A half-year in which the card was shown on a visit to the party. With card and key it is seen of every party.",
    ),
    told(
        "vault_sightings",
        "organisation_id agreement_id card_id",
        About.NUMBER,
        "Vilken part, och kortets nummer i räknevalvet.",
        "Which party, and the card's number in the counting vault.",
    ),
    told(
        "vault_links",
        "organisation_id agreement_id card_id other_card_id",
        About.NUMBER,
        "Att två kort i räknevalvet är en persons, som en part vet.",
        "That two cards of the counting vault are one person's, as a party knows.",
    ),
)
