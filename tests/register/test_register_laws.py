"""What holds for every amendment and every agreement, whatever they say."""

import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from harbor import amendment, contract, read_from, reading, row
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.agreement import Rate, Tier
from toolkit.amounts import percent_text
from toolkit.register import amend, store

FIRST, LAST = date(2003, 11, 24), date(2004, 2, 28)
NAMES = [f"{word} Fund K Shares" for word in ("Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord")]
DAYS = st.dates(FIRST, LAST)
PERCENTS = st.decimals("0.25", "1.00", places=2).map(percent_text)


def base():
    registrants = ("HARBOR TRUST", "MERIDIAN FUNDS, INC.")
    return reading([row(registrants[place // 3], name) for place, name in enumerate(NAMES)])


@st.composite
def disjoint_changes(draw):
    """Draw at most one change for each row of the base, and perhaps an added row of each registrant."""
    changes = []
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True)):
        day = draw(DAYS)
        kind = draw(st.sampled_from(("remove", "rename", "rate", "calculation_date")))
        changes.append(
            {
                "remove": f"remove: {{name: {name}, effective_on: {day}, reason: liquidated}}",
                "rename": f"rename: {{from: {name}, to: New {name}, effective_on: {day}}}",
                "rate": f'rate: {{name: {name}, to: "{draw(PERCENTS)}", effective_on: {day}}}',
                "calculation_date": f"calculation_date: {{name: {name}, to: {draw(DAYS)}, effective_on: {day}}}",
            }[kind]
        )
    for registrant in draw(st.lists(st.sampled_from(("HARBOR TRUST", "BEACON SERIES")), unique=True)):
        add = f'registrant: {registrant}, name: {registrant.title()} Gold Fund K Shares, rate: "{draw(PERCENTS)}"'
        changes.append(f"add: {{{add}, effective_on: {draw(DAYS)}}}")
    return changes


def stands(found, day):
    """Return the schedule without the places it was read from."""
    return [one.model_dump(exclude={"source"}) for one in amend.as_of(found, day).rows]


@given(disjoint_changes().filter(bool), st.randoms(use_true_random=False), DAYS)
def test_changes_of_different_rows_may_be_written_in_any_order(changes, random, day):
    shuffled = list(changes)
    random.shuffle(shuffled)
    one, other = (amend.apply(contract(base=base()), amendment(*order)) for order in (changes, shuffled))
    assert stands(one, day) == stands(other, day)


@given(disjoint_changes().filter(lambda changes: len(changes) > 1), DAYS)
def test_one_amendment_or_two_come_to_the_same(changes, day):
    half = len(changes) // 2
    together = amend.apply(contract(base=base()), amendment(*changes))
    apart = amend.apply(contract(base=base()), amendment(*changes[:half]))
    apart = amend.apply(apart, amendment(*changes[half:], number=2))
    assert stands(together, day) == stands(apart, day)


@given(disjoint_changes().filter(bool))
def test_before_its_first_day_nothing_has_changed_and_after_its_last_all_has(changes):
    plain, paper = contract(base=base()), amendment(*changes)
    found = amend.apply(plain, paper)
    assert amend.as_of(found, FIRST - timedelta(days=1)) == plain.reading
    assert amend.as_of(found, LAST) == amend.amended(plain, paper) == amend.amended(found, paper)


@given(disjoint_changes().filter(bool), DAYS, st.integers(0, 40))
def test_the_periods_of_a_range_cover_each_day_once_with_the_schedule_of_that_day(changes, start, length):
    found = amend.apply(contract(base=base()), amendment(*changes))
    end = start + timedelta(days=length)
    periods = amend.in_force(found, start, end)
    days = [one.start + timedelta(days=n) for one in periods for n in range((one.end - one.start).days + 1)]
    assert days == [start + timedelta(days=n) for n in range(length + 1)]
    for one in periods:
        assert one.reading == amend.standing(found, one.start).reading == amend.standing(found, one.end).reading
        assert len(set(one.keys)) == len(one.reading.rows)


@given(disjoint_changes().filter(bool))
def test_a_row_keeps_its_key_from_its_first_name_to_its_last(changes):
    found = amend.apply(contract(base=base()), amendment(*changes))
    for key, name in enumerate(NAMES):
        last = amend.row_history(found, key)[-1].row
        if last is not None:
            assert amend.key_of(found, last) == key
            assert amend.former_names(found, last) == (() if last.name == name else (name,))


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
FIGURES = st.decimals("0", "3", places=4)


@st.composite
def rows(draw):
    bands = (
        Tier(over=Decimal(0), up_to=Decimal(500), percent=draw(FIGURES)),
        Tier(over=Decimal(500), up_to=None, percent=draw(st.none() | FIGURES)),
    )
    rate = draw(
        st.sampled_from(
            (Rate(printed=draw(TEXTS), percent=draw(FIGURES)), Rate(printed=None, percent=None, tiers=bands))
        )
    )
    return row(
        draw(st.none() | TEXTS),
        draw(TEXTS),
        formerly=draw(st.none() | TEXTS),
        rate=rate,
        service_fee_percent=draw(st.none() | FIGURES),
        calculation_date=draw(st.none() | st.dates()),
        markers=tuple(draw(st.lists(TEXTS, max_size=2))),
        confidence=draw(st.floats(0, 1)),
    )


@settings(deadline=None, max_examples=50)  # each example writes to disk
@given(st.lists(rows(), max_size=5), st.none() | st.dates(), TEXTS)
def test_what_is_saved_is_loaded_as_it_was(found, effective_on, title):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "paper.txt").write_text("paper")
        whole = read_from(root / "paper.txt", reading(found, effective_on=effective_on, title=title))
        store.save(whole, "harbor", document=root / "paper.txt", root=root)
        assert store.load("harbor", root).reading == whole
