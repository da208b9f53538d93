"""Loading looks for garbage once, when all is there."""

import gc

import pytest

from assistant.loading import collected_once


def test_no_garbage_is_looked_for_while_it_loads() -> None:
    with collected_once():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.unfreeze()


def test_what_stays_is_not_looked_at_again() -> None:
    before = gc.get_freeze_count()
    with collected_once():
        kept = [[number] for number in range(1_000)]
    assert gc.get_freeze_count() >= before + len(kept)
    gc.unfreeze()


def test_a_failed_load_leaves_the_collector_as_it_was() -> None:
    with pytest.raises(ValueError, match="no index"), collected_once():
        raise ValueError("no index")
    assert gc.isenabled()
