"""Picture codes: one wrong picture or two swapped are always noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.people.picture_code import PICTURE_COUNT, is_code, with_check
from app.people.pictures import FOLDER, PICTURES, written

PICTURE = st.integers(0, PICTURE_COUNT - 1)
CHOSEN = st.tuples(PICTURE, PICTURE, PICTURE, PICTURE)
PLACE = st.integers(0, 4)


@given(CHOSEN)
def test_four_pictures_with_their_check_are_a_code(chosen):
    code = with_check(chosen)

    assert code[:4] == chosen
    assert is_code(code)


@given(CHOSEN, PLACE, PICTURE)
def test_one_wrong_picture_is_noticed(chosen, place, wrong):
    code = list(with_check(chosen))
    is_wrong = code[place] != wrong
    code[place] = wrong

    assert is_code(code) is not is_wrong


@given(CHOSEN, PLACE, PLACE)
def test_two_swapped_pictures_are_noticed_wherever_they_stand(chosen, one, other):
    code = list(with_check(chosen))
    changes = code[one] != code[other]
    code[one], code[other] = code[other], code[one]

    assert is_code(code) is not changes


@pytest.mark.parametrize("pictures", [(), (0, 0, 0, 0), (0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 47), (-47, 0, 0, 0, 0)])
def test_what_is_not_five_pictures_is_no_code(pictures):
    assert not is_code(pictures)


@pytest.mark.parametrize("chosen", [(1, 2, 3), (1, 2, 3, 4, 5), (1, 2, 3, 47)])
def test_a_check_is_made_for_four_pictures_alone(chosen):
    with pytest.raises(ValueError, match="4 numbers from 0 to 46"):
        with_check(chosen)


def test_every_picture_has_a_drawing_and_words_of_its_own():
    assert len(PICTURES) == PICTURE_COUNT
    assert {path.stem for path in FOLDER.glob("*.svg")} == {picture.slug for picture in PICTURES}
    assert len({picture.sv for picture in PICTURES}) == len({picture.en for picture in PICTURES}) == PICTURE_COUNT


def test_a_code_is_written_with_the_names_of_its_pictures():
    assert written((0, 1, 2, 3, 4)) == "airplane-apple-balloon-banana-bee"
