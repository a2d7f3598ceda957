"""What could tell of somebody is found in a note, whatever it is written like; ordinary sentences pass."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.first_names import ALSO_WORDS, CLEAR
from app.telling_words import Sort, telling_in, words_of

TELLING = {
    "Kalle var ledsen": (Sort.NAME, "Kalle"),
    "kalle var här igen": (Sort.NAME, "kalle"),
    "Kerstins kaka tog slut": (Sort.NAME, "Kerstins"),
    "I dag kom Stig förbi": (Sort.NAME, "Stig"),
    "Vi träffade Hamid Rezai": (Sort.NAME, "Hamid Rezai"),
    "Per Olsson satt kvar": (Sort.NAME, "Per Olsson"),
    "Ny i gruppen: Zlatko Vukovic": (Sort.NAME, "Zlatko Vukovic"),
    "Ring 070-123 45 67": (Sort.PHONE, "070-123 45 67"),
    "Ring 013-12 34 56 i kväll": (Sort.PHONE, "013-12 34 56"),
    "Hon har +46 70 123 45 67": (Sort.PHONE, "+46 70 123 45 67"),
    "Hon har 70 123 45 67": (Sort.PHONE, "70 123 45 67"),
    "0046701234567": (Sort.PHONE, "0046701234567"),
    "skriv till anon@example.se": (Sort.ADDRESS, "anon@example.se"),
    "skriv till anon (at) example.se": (Sort.ADDRESS, "anon (at) example.se"),
    "heter @lillen_92 där": (Sort.ADDRESS, "@lillen_92"),
    "fel siffra: 811228-9873": (Sort.LONG_NUMBER, "811228-9873"),
    "ärende 12345678": (Sort.LONG_NUMBER, "12345678"),
}
INNOCENT = [
    "",
    "Julbord med 34 gäster, Röda Korset hjälpte till.",
    "Öppet 08-12 och 13-16.",
    "Öppet 08-12 13-16",
    "Dag för dag blir det bättre. Liv i luckan! Stig på, sa skylten.",
    "3 tim per person, max tio i båten.",
    "Promenad till Vallaskogen. Fika vid Stångån.",
    "2026-05-12 10.00-12.00: studiebesök från Linköpings kommun.",
    "Bidrag på 100 000 kr, förra året 1 234 567 kr.",
    "AA-gruppen var fler än vanligt. Celebrate Recovery började 18.30.",
    "Vi åkte till Norrköping. Alla fick plats.",
    "Plattan var trasig till kl 12:30.\nSedan gick den igen.",
    "Socialtjänsten och Arbetsförmedlingen var med på mötet.",
]


@pytest.mark.parametrize(("text", "expected"), TELLING.items())
def test_what_tells_is_found_where_it_stands(text, expected):
    [found] = telling_in(text)

    assert (found.sort, found.words) == expected
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize("text", INNOCENT)
def test_an_innocent_sentence_passes(text):
    assert telling_in(text) == []


def test_what_the_organisation_has_named_is_nobodys():
    nobodys = words_of(["Kvällen hos Maria", "Café Ester"])

    assert telling_in("Kvällen hos Maria var full", nobodys) == []
    assert [found.words for found in telling_in("Maria och Berit bakade", nobodys)] == ["Berit"]


def test_all_that_is_found_is_told_in_the_order_of_the_text():
    text = "Kalle (811228-9874) svarar på 070-1234567 eller kalle@example.se"

    assert [found.sort for found in telling_in(text)] == [
        Sort.NAME,
        Sort.PERSONAL_NUMBER,
        Sort.PHONE,
        Sort.NAME,
        Sort.ADDRESS,
    ]


def with_check_digit(nine: str) -> str:
    """The nine digits and the one that follows from them, written out as the tax agency describes it."""
    doubled = "".join(str(int(digit) * factor) for digit, factor in zip(nine, [2, 1] * 5, strict=False))
    return nine + str(-sum(map(int, doubled)) % 10)


@st.composite
def personal_numbers(draw):
    """A personal identity or coordination number in one of the ways in which people write it."""
    born = draw(st.dates(date(1910, 1, 1), date(2026, 12, 31)))
    day = born.day + draw(st.sampled_from([0, 60]))
    ten = with_check_digit(f"{born:%y%m}{day:02d}{draw(st.integers(0, 999)):03d}")
    century = draw(st.sampled_from(["", f"{born:%Y}"[:2]]))
    return century + ten[:6] + draw(st.sampled_from(["", "-", "+", " ", " - ", "\u2013"])) + ten[6:]


AROUND = st.sampled_from(["", "hon är ", "född ", "(", "nr: ", "ett två\n"])


@given(personal_numbers(), AROUND, AROUND)
def test_a_personal_number_is_found_however_it_is_written(number, before, after):
    found = telling_in(f"{before}{number} {after}")

    assert [each.sort for each in found] == [Sort.PERSONAL_NUMBER]


@given(st.from_regex(r"\A(\+46 ?|0)7[02369]([ -]?\d){7}\Z"), AROUND)
def test_a_mobile_number_is_found_however_it_is_spaced(number, before):
    sorts = {each.sort for each in telling_in(before + number)}

    assert sorts & {Sort.PHONE, Sort.PERSONAL_NUMBER}


@given(st.from_regex(r"\A[a-z0-9._]{1,20}@[a-z0-9]{1,20}\.[a-z]{2,5}\Z"), AROUND)
def test_an_address_is_found(address, before):
    assert Sort.ADDRESS in {each.sort for each in telling_in(before + address)}


@given(st.sampled_from(sorted(CLEAR)), st.sampled_from([str.lower, str.capitalize]), AROUND)
def test_a_first_name_is_found_in_small_letters_too(name, written, before):
    assert any(each.sort is Sort.NAME for each in telling_in(f"{before}{written(name)} var här"))


@given(st.sampled_from(sorted(ALSO_WORDS)))
def test_a_name_that_is_also_a_word_passes_small_and_is_found_with_a_capital(name):
    assert telling_in(f"det var {name} här") == []
    assert telling_in(f"{name.capitalize()} var det") == []
    assert [each.words for each in telling_in(f"det var {name.capitalize()} här")] == [name.capitalize()]


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "Lu", "Lt"], exclude_characters="@"), max_size=200))
def test_without_digits_capitals_and_at_only_a_first_name_is_found(text):
    assert all(each.sort is Sort.NAME for each in telling_in(text.replace("(", "")))


@given(st.text(max_size=500))
def test_any_text_can_be_looked_at(text):
    found = telling_in(text)

    assert all(text[each.start : each.end] == each.words for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
