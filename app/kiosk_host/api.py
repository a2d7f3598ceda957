"""The addresses for kiosks and other programs."""

from flask import Blueprint

api = Blueprint("api", __name__)
