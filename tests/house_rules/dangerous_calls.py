"""What Python may not say where strangers' words pass: one list of habits, each a question to a parsed file."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

RUNS_TEXT = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "runpy.run_path"}
UNPACKS_OBJECTS = {"pickle", "cPickle", "marshal", "shelve", "dill", "jsonpickle", "yaml", "jwt"}
READS_XML = {"xml", "defusedxml", "xmltodict"}
ASKS_OTHERS = {
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "http.client",
    "urllib.request",
    "ftplib",
    "smtplib",
    "telnetlib",
}
CHANCE_THAT_CAN_BE_GUESSED = {"random"}
TEMPLATES_OF_TEXT = {"render_template_string", "Template", "from_string"}
NO_TEMPLATE = {"RGBColor.from_string"}
WEAK = ("md5", "sha1", "des3", "tripledes", "arc4", "rc4", "blowfish", "modes.ecb", "pkcs1v15")
ASKS_DATABASE = {"text", "literal_column", "exec_driver_sql", "execute", "executemany", "executescript"}
PATTERN_MAKERS = {"compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer"}


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the name of what is called, as it is written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, anywhere in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _imports_any(modules: set[str]) -> Callable[[ast.AST], bool]:
    return lambda tree: any(each == one or each.startswith(one + ".") for each in imported(tree) for one in modules)


def runs_text(tree: ast.AST) -> bool:
    """Text is run: as Python, or by a shell."""
    for call, name in calls(tree):
        if name in RUNS_TEXT:
            return True
        if any(each.arg == "shell" and not _is_no(each.value) for each in call.keywords):
            return True
    return False


def joins_sql(tree: ast.AST) -> bool:
    """A statement is put together from anything but words of the program and names in capitals."""
    return any(
        name.rpartition(".")[2] in ASKS_DATABASE and call.args and not _is_fixed(call.args[0])
        for call, name in calls(tree)
        if not (name.rpartition(".")[2] == "execute" and not _is_text(call.args[:1]))
    )


def makes_patterns(tree: ast.AST) -> bool:
    """A regular expression is made of something that is neither fixed nor escaped."""
    return any(
        name.startswith("re.")
        and name[3:] in PATTERN_MAKERS
        and call.args
        and _is_text(call.args[:1])
        # What is escaped holds no sign that means anything.
        and not _is_fixed(call.args[0], also=lambda value: ast.unparse(value).startswith("re.escape("))
        for call, name in calls(tree)
    )


def makes_templates(tree: ast.AST) -> bool:
    """A template comes from a text instead of from a file of ours."""
    return any(name.rpartition(".")[2] in TEMPLATES_OF_TEXT and name not in NO_TEMPLATE for _, name in calls(tree))


def fills_in_what_was_sent(tree: ast.AST) -> bool:
    """What somebody sent is taken for a text with places to fill in."""
    return any(name.endswith(".format") and "request." in name for _, name in calls(tree))


def takes_either(tree: ast.AST) -> bool:
    """A value is taken from the address or the body, whichever has it."""
    return any(isinstance(node, ast.Attribute) and ast.unparse(node) == "request.values" for node in ast.walk(tree))


def takes_every_field(tree: ast.AST) -> bool:
    """All that a form sent is taken over, whatever its names, instead of each field by its own."""
    if any(name.endswith((".populate_obj", "request.form.to_dict")) for _, name in calls(tree)):
        return True
    spread = [each.value for call, _ in calls(tree) for each in call.keywords if each.arg is None]
    return any(
        ast.unparse(value).startswith(("request.form", "request.json", "request.args", "form.data")) for value in spread
    )


def names_weak_methods(tree: ast.AST) -> bool:
    """A hash, a cipher or a padding that is broken is named."""
    named = {ast.unparse(node).lower() for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Name)}
    return any(each == weak or each.endswith("." + weak) for each in named for weak in WEAK)


HABITS: dict[str, Callable[[ast.AST], bool]] = {
    "runs text": runs_text,
    "unpacks objects": _imports_any(UNPACKS_OBJECTS),
    "reads XML": _imports_any(READS_XML),
    "starts a program": _imports_any({"subprocess"}),
    "asks another server": _imports_any(ASKS_OTHERS),
    "joins SQL": joins_sql,
    "makes patterns": makes_patterns,
    "makes templates": makes_templates,
    "fills in what was sent": fills_in_what_was_sent,
    "takes either": takes_either,
    "takes every field": takes_every_field,
    "names weak methods": names_weak_methods,
    "draws by a chance that can be guessed": _imports_any(CHANCE_THAT_CAN_BE_GUESSED),
}


def _is_no(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _is_text(arguments: list[ast.expr]) -> bool:
    """Whether a text is made there: put together from parts, or filled in."""
    if not arguments:
        return False
    value = arguments[0]
    filled_in = isinstance(value, ast.Call) and ast.unparse(value.func).endswith(".format")
    return isinstance(value, ast.JoinedStr) or filled_in or (isinstance(value, ast.BinOp) and _holds_text(value))


def _holds_text(value: ast.expr) -> bool:
    return any(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in ast.walk(value))


def _is_fixed(value: ast.expr, also: Callable[[ast.expr], bool] = lambda value: False) -> bool:
    """Whether a text holds words of the program alone: written there, or a name in capitals."""
    if not _is_text([value]):
        return True
    if not isinstance(value, ast.JoinedStr):
        return all(ast.unparse(each).isupper() for each in ast.walk(value) if isinstance(each, ast.Name | ast.Call))
    filled = [part.value for part in value.values if isinstance(part, ast.FormattedValue)]
    return all(ast.unparse(each).isupper() or also(each) for each in filled)
