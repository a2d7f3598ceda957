"""What the code words of entries, and the reasons for having no figure, are called on pages."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as words

from app.noting.code_words import code_name
from app.web.languages import language

UNSTATED = "unstated"

NAMES: dict[str, LazyString] = {
    UNSTATED: words("not stated"),
    "phone": words("phone"),
    "sms": words("text message"),
    "social-media": words("social media"),
    "email": words("email"),
    "video": words("video call"),
    "in-person": words("meeting outside the premises"),
    "letter": words("letter"),
    "in": words("they to us"),
    "out": words("we to them"),
    "woman": words("women"),
    "man": words("men"),
    "other": words("other"),
    "18-29": words("18 to 29 years"),
    "30-44": words("30 to 44 years"),
    "45-64": words("45 to 64 years"),
    "65-plus": words("65 years and over"),
    "social-services": words("social services"),
    "employment-service": words("employment service"),
    "social-insurance": words("social insurance agency"),
    "labour-market-centre": words("labour market centre"),
    "health-care": words("health care"),
    "health-centre": words("health centre"),
    "probation": words("probation service"),
    "housing": words("housing"),
    "supported-housing": words("supported housing"),
    "police": words("police"),
    "library": words("library"),
    "school": words("school"),
    "parish": words("parish"),
    "food-bag": words("food bags"),
    "clothes": words("clothes"),
    "hygiene": words("hygiene articles"),
    "friend": words("a friend"),
    "outreach": words("outreach"),
    "partner": words("a partner organisation"),
    "open-house": words("open house"),
    "poster": words("poster"),
    "lss": words("LSS"),
    "pharmacy": words("pharmacy"),
    "womens-shelter": words("women's shelter"),
    "red-cross": words("Red Cross"),
    "city-mission": words("city mission"),
    "budget-advice": words("budget advice"),
    "addiction-clinic": words("addiction clinic"),
    "psychiatry": words("psychiatry"),
    "housing-company": words("housing company"),
    "adult-education": words("adult education"),
    "sports-club": words("sports club"),
    "food-bank": words("food bank"),
}

REASONS: dict[str, LazyString] = {
    "history_too_short": words("Can be told when you have counted for a year."),
    "too_few_answers": words("Fewer than half have answered."),
    "period_too_short": words("Can be told after three months."),
    "days_forgotten": words("Days so old are kept in whole months only."),
    "persons_parted": words("The keys of the cards were destroyed in that time: nobody can be followed across it."),
    "hours_forgotten": words("Times of day are kept by whole months only."),
    "no_visits": words("No visits yet."),
    "no_open_days": words("No open days yet."),
    "no_visitors": words("Nobody with a card yet."),
    "no_stays": words("No length of stay is known."),
    "no_training": words("No work training noted."),
    "no_agreement": words("No agreement held then."),
    "no_hour_value": words("The agreement does not say what an hour is worth."),
    "several_agreements": words("Several agreements held then."),
    "part_of_organisation": words("Told of the whole organisation only."),
    "not_counted_jointly": words("The parties do not count together: see the agreement's page."),
    "half_years_only": words("Told of whole half-years and years only."),
    "not_told": words("Not written yet: it is on the agreement's page."),
}


def name_of(code: str) -> str:
    """A code word in words; one that is not named here as the form that noted it calls it."""
    return str(NAMES[code]) if code in NAMES else code_name(code, language())


def reason_in_words(code: str | None) -> str:
    """Why there is no figure; nothing for a figure that there is."""
    return str(REASONS.get(code, "")) if code else ""
