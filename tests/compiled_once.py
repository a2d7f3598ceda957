"""What each test's application would compile anew, kept from one to the next: addresses, templates, statements.

It was half of the work of most tests. What is compiled is the same to the byte: each is kept by its very source.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Dialect, Engine
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


class CompiledTemplates(BytecodeCache):
    """Templates as they were compiled, by name and checksum of the source: one that is changed is not found."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket what was compiled, if it was."""
        if compiled := self._compiled.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket has been compiled to."""
        self._compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED_TEMPLATES = CompiledTemplates()
COMPILED_STATEMENTS: dict[object, object] = {}
DIALECTS: dict[str, Dialect] = {}


def keep_templates(app: Flask) -> Flask:
    """The application, which compiles no template that another has compiled."""
    app.jinja_env.bytecode_cache = COMPILED_TEMPLATES
    return app


def keep_statements(engine: Engine) -> None:
    """Let statements be compiled once for all databases of a kind, whose engines then share what they speak.

    A dialect learns of its server at the first connection of its own engine. One that was shared before that would
    never learn it, and every later test would be told of a server without a version.
    """
    kind = engine.dialect.name
    if kind not in DIALECTS:
        with engine.connect():
            DIALECTS[kind] = engine.dialect
    engine.dialect = engine.pool._dialect = DIALECTS[kind]
    engine.update_execution_options(compiled_cache=COMPILED_STATEMENTS)


def keep_addresses() -> None:
    """Let the functions that put addresses together be compiled once for all applications: 400 of them in each."""
    compile_builder = Rule._compile_builder
    compiled: dict[tuple[Any, ...], Builder] = {}

    def compile_once(rule: Rule, append_unknown: bool = True) -> Builder:
        if rule.defaults:  # they go into the function too
            return compile_builder(rule, append_unknown)
        source = (*rule._trace, append_unknown)
        if source not in compiled:
            compiled[source] = compile_builder(rule, append_unknown)
        return compiled[source]

    Rule._compile_builder = compile_once  # type: ignore[method-assign]  # there is no other way in
