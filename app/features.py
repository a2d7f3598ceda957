"""The ordered list of features: each may import only the ones before it."""

FEATURES = (
    "organisations",
    "agreements",
    "staff",
    "people",
    "activities",
    "log",
    "kiosk_host",
    "figures",
    "exchange",
    "outreach",
    "today",
    "year",
    "home",
    "demonstration",
)
