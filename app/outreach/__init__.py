"""Contacts outside the premises: calls, messages, meetings; noted on a volunteer's phone or at the desk."""
