"""The directions in which modules of app/ may import each other, as a question about two names."""

from collections.abc import Sequence

ROLES = {"models": 0, "queries": 1, "actions": 2, "forms": 3, "pages": 4, "api": 4, "cli": 4}
LAST_SHARED_ROLE = ROLES["actions"]
CANNOT_WRITE = ("figures", "disclosure", "followup")
# Whoever seals a report writes down what leaves with it: that is the ledger's, not the log's.
MAY_WRITE = {("followup", "app.disclosure.actions")}

# The few modules outside the features that put features together.
WIRING = {
    "app.__main__": "starts the command line",
    "app.command_line": "lists every feature's commands",
    "app.commands": "loads them, each watched by the audit log",
    "app.factory": "puts the application together",
    "app.database.models": "lists every model, so that the tables are known",
    "app.database.schema": "writes the list of kinds into the database",
    "app.serving": "makes and serves the whole",
    "app.web.registration": "lists every feature's routes",
}


def why_not(importer: str, imported: str, features: Sequence[str]) -> str:
    """Why the first module may not import the second; empty when it may."""
    own, other = _feature(importer, features), _feature(imported, features)
    if other is None:
        return ""
    if own is None:
        return "" if _is_wiring(importer) else f"{importer} belongs to no feature and so may know none"
    if own == other:
        return _within(importer, imported)
    return _between(importer, imported, features)


def _is_wiring(module: str) -> bool:
    return module in WIRING or module.rpartition(".")[0] in WIRING


def _within(importer: str, imported: str) -> str:
    # A file that is no role has no place in the row: all may use it, and it may use all.
    if _file(importer) not in ROLES or _file(imported) not in ROLES:
        return ""
    if ROLES[_file(importer)] < ROLES[_file(imported)]:
        return f"{importer} imports to the right: {imported}"
    return ""


def _between(importer: str, imported: str, features: Sequence[str]) -> str:
    own, other = importer.split(".")[1], imported.split(".")[1]
    if features.index(other) > features.index(own):
        return f"{own} comes before {other} in app/features.py and may not import it"
    if ROLES.get(_file(imported), 0) > LAST_SHARED_ROLE:
        return f"{imported} is for {other} alone"
    if own in CANNOT_WRITE and _file(imported) == "actions" and (own, imported) not in MAY_WRITE:
        return f"{own} may not write, and {imported} does"
    return ""


def _feature(module: str, features: Sequence[str]) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in features else None


def _file(module: str) -> str:
    parts = module.split(".")
    return parts[2] if len(parts) > 2 else ""
