"""A short run of every target: the inputs kept from earlier finds, and some new ones of Hypothesis'."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

SEEDS = sorted((Path(__file__).parent / "seeds").glob("*/*"))
# Few each: steer.py is for the many. Bytes that no text has are rare in what people bring, so both.
_INPUTS = st.one_of(
    st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
few = settings(max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.parent.name}-{seed.name}")
def test_what_broke_once_holds(seed: Path) -> None:
    TARGETS[seed.parent.name](seed.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_are_answered(name: str) -> None:
    seeds = [seed.read_bytes() for seed in SEEDS if seed.parent.name == name]

    @few
    @given(_INPUTS, st.sampled_from(seeds), st.integers(0, 300), st.integers(0, 40))
    def holds(new: bytes, old: bytes, at: int, cut: int) -> None:
        TARGETS[name](old[:at] + new + old[at + cut :])

    holds()


def test_every_target_has_seeds() -> None:
    assert {seed.parent.name for seed in SEEDS} == set(TARGETS)
