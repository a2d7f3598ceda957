"""A browser of someone on the staff: keeps its cookies, checks every page it is given, fills in forms."""

from __future__ import annotations

from contextvars import Context
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.page import Element, read_page
from tests.page_checks import complaints, complaints_about_part


class StaffClient:
    """Asks as a browser does, each time afresh: nothing but cookies is carried from one request to the next."""

    def __init__(self, app: Flask, **environment: str) -> None:
        self.app, self.client = app, app.test_client()
        self.environment = environment

    def answer(self, path: str) -> TestResponse:
        """The answer as it is, whatever it is: a page that is not the staff's, a file."""
        return self._ask("get", path)

    def get(self, path: str, **options: Any) -> TestResponse:
        """The answer to a request for a page."""
        return self._checked(self._ask("get", path, **options))

    def post(self, path: str, **values: Any) -> TestResponse:
        """The answer to values sent as they are, with no token but one that is given."""
        return self._checked(self._ask("post", path, data=values))

    def page(self, path: str) -> Element:
        """The elements of a page that is there."""
        answer = self.get(path)
        assert answer.status_code == 200, f"{path} answers {answer.status_code}"
        return read_page(answer.text)[0]

    def submit(self, path: str, action: str | None = None, **values: Any) -> TestResponse:
        """Open a page, fill in its form (the one that leads to `action`), send it."""
        forms = [
            form
            for form in read_page(self.get(path).text)[0].every("form")
            if form.attributes.get("action", path) == (action or path)
        ]
        assert forms, f"{path} has no form that leads to {action or path}"
        hidden = {
            field.attributes["name"]: field.attributes.get("value", "")
            for field in forms[0].every("input")
            if field.attributes.get("type") == "hidden"
        }
        return self.post(action or path, **{**hidden, **values})

    def token_on(self, path: str) -> str:
        """The token of the forms on a page."""
        fields = self.page(path).every("input")
        return next(each.attributes["value"] for each in fields if each.attributes.get("name") == "csrf_token")

    def send(self, path: str, body: dict[str, Any], page: str) -> TestResponse:
        """The answer to what the script of a page sends as JSON."""
        return self._ask("post", path, json=body, headers={"X-CSRFToken": self.token_on(page)})

    def cookie(self, name: str) -> Any:
        """A cookie that the browser holds, or None."""
        return self.client.get_cookie(name)

    def _ask(self, method: str, path: str, **options: Any) -> TestResponse:
        # In a context of its own: else the test's own application context would remember who asked last.
        return Context().run(
            lambda: self.client.open(path, method=method.upper(), environ_overrides=self.environment, **options)
        )

    def _checked(self, answer: TestResponse) -> TestResponse:
        if answer.mimetype == "text/html" and answer.status_code not in (301, 302, 303, 308):
            text = answer.text
            wrong = complaints(text) if "<html" in text else complaints_about_part(read_page(text)[0])
            assert wrong == [], f"{answer.request.path}: {wrong}"
        return answer
