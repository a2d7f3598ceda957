"""Agreements between organisations and their municipality.

Who may what: goals, agreed numbers, terms and the value of an hour are common, and coordinators of any party change
them, with who and when and the wording before kept. Grants, costs, consents and leaving are each party's own. Who was
a party once goes on reading; another organisation gets the answer of a page that is not there. That an organisation
becomes a party is said by command alone: from a page one could draw another's visitors into a joint report.
"""
