"""The counting vault of an agreement: tags of cards by which a visitor of several parties is counted once.

Off until every party has ticked it. A tag is made with the agreement's own key, which is no organisation's, so that
neither organisation's rows lead to the other's; of who visited it keeps the half-year and the party, nothing more.
"""
