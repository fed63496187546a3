"""`coach score --jsonl IN --out OUT --workers N --resume` with an engine that takes hardly any time."""

import argparse
from pathlib import Path

from coach.services.bulk import output
from coach.services.bulk.output import form_of
from coach.services.bulk.running import score_to_file
from coach.services.bulk.sources import opened_source
from tests.services.bulk.engines import scorer

if __name__ == "__main__":
    output._SECONDS_BETWEEN_POINTS = 0.02
    parser = argparse.ArgumentParser()
    parser.add_argument("--jsonl", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--resume", action="store_true")
    given = parser.parse_args()
    form = form_of(given.out)
    with opened_source(given.jsonl, None) as source:
        score_to_file(
            source, given.out, form, scorer(given.out.parent, form.encode),
            workers=given.workers, resume=given.resume, told=lambda *_: None,
        )  # fmt: skip
