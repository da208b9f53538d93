"""How high do sections that tell the gold facts stand among those found?"""

import ir_measures  # type: ignore[import-untyped, unused-ignore]
from inspect_ai.scorer import Score, Scorer, Target, mean, scorer
from inspect_ai.solver import TaskState
from ir_measures import RR, R, Success, nDCG

from evals.guides import GuidesOf, current_guides
from evals.solver import answer_in

MEASURES = {"ndcg_10": nDCG @ 10, "recall_5": R @ 5, "hit_1": Success @ 1, "hit_5": Success @ 5, "rr": RR}


@scorer(metrics={"*": [mean()]})
def ranking(guides: GuidesOf = current_guides) -> Scorer:
    """The measures of MEASURES by ir_measures; a question whose facts no section tells is unscored."""

    async def score(state: TaskState, target: Target) -> Score:
        wanted = tuple(state.metadata["facts"])
        gold, found = guides().gold(wanted), [one.section.id for one in answer_in(state.store).retrieved]
        if not gold:
            return Score(value=dict.fromkeys(MEASURES, float("nan")), explanation="No section tells its facts.")
        values = measured(found, gold)
        return Score(
            value=dict(values),
            explanation=""
            if values["hit_5"]
            else f"Found: {', '.join(found[:5]) or 'nothing'}. Gold: {', '.join(sorted(gold))}.",
            metadata={"topic": guides().topic(wanted)},
        )

    return score


def measured(found: list[str], gold: frozenset[str]) -> dict[str, float]:
    """Measure → value for one question. A section found for two parts of a message counts where it first stands."""
    qrels = [ir_measures.Qrel("q", section, 1) for section in gold]
    run = [ir_measures.ScoredDoc("q", section, 1 / rank) for rank, section in enumerate(dict.fromkeys(found), start=1)]
    values = ir_measures.calc_aggregate(list(MEASURES.values()), qrels, run) if run else {}
    return {name: float(values.get(measure, 0.0)) for name, measure in MEASURES.items()}
