"""Every benchmark on published data, one after the other; ours beside its peers.

python -m evals.public                    all of them
python -m evals.public groups injections  these
python -m evals.public --write            also into evals/results/
python -m evals.public --list             what there is, and whether its data is here
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from evals.public.data import VARIABLE, root
from knowledge_base.models import Frozen

Main = Callable[[Sequence[str]], int]


class Benchmark(Frozen):
    """A module with a main that takes `--write`, and the folders of data that it reads."""

    name: str
    module: str
    folders: tuple[str, ...]
    title: str
    goes_on: bool = False
    """Whether it takes those of its folders that are here, and says itself which are not."""

    def missing(self, folder: Path) -> list[str]:
        """The folders for want of which it cannot run."""
        absent = [name for name in self.folders if not (folder / name).is_dir()]
        return [] if self.goes_on and len(absent) < len(self.folders) else absent

    def run(self, arguments: Sequence[str]) -> int:
        main: Main = import_module(self.module).main
        return main(arguments)


BENCHMARKS = (
    Benchmark(
        name="retrieval",
        module="evals.retrieval_benchmark",
        folders=("conditionalqa",),
        title="ConditionalQA: ours, BM25, MiniLM, plain fusion, LangChain and Haystack",
    ),
    Benchmark(
        name="invariance",
        module="evals.invariance",
        folders=("conditionalqa",),
        title="ConditionalQA with statements about the person",
    ),
    Benchmark(
        name="verifier",
        module="evals.verifier_benchmark",
        folders=("begin", "wice", "mtrag"),
        title="BEGIN, WiCE and MTRAG: the check of a sentence, beside six simple scores",
        goes_on=True,
    ),
    Benchmark(name="followups", module="evals.followups", folders=("cast",), title="CAsT 2019 and 2020"),
    Benchmark(
        name="scope",
        module="evals.scope_benchmark",
        folders=("clinc150_oos", "conditionalqa"),
        title="CLINC150 against work questions",
    ),
    Benchmark(
        name="groups",
        module="evals.public.groups",
        folders=("bbq", "langfair"),
        title="BBQ and LangFair: questions and sentences about groups of people",
        goes_on=True,
    ),
    Benchmark(
        name="injections",
        module="evals.injections",
        folders=("bipia", "deepset_prompt_injections"),
        title="deepset's and BIPIA's injected instructions",
        goes_on=True,
    ),
)


def chosen(names: Sequence[str]) -> list[Benchmark]:
    """Those of these names, in the order of the table, or all. Raises KeyError for an unknown name."""
    known = {benchmark.name: benchmark for benchmark in BENCHMARKS}
    wanted = {known[name].name for name in names} or set(known)
    return [benchmark for benchmark in BENCHMARKS if benchmark.name in wanted]


def run(benchmarks: Sequence[Benchmark], folder: Path, arguments: Sequence[str]) -> dict[str, str]:
    """Name → `done`, `failed` or what is missing, with the seconds it took."""
    outcomes = {}
    for benchmark in benchmarks:
        if missing := benchmark.missing(folder):
            outcomes[benchmark.name] = f"skipped: no {', '.join(missing)} in {folder}"
            print(f"Skipped {benchmark.name}: set {VARIABLE} to the folder that holds {', '.join(missing)}.")
            continue
        print(f"\n=== {benchmark.title} ===\n", flush=True)
        start = time.monotonic()
        word = "failed" if benchmark.run(arguments) else "done"
        outcomes[benchmark.name] = f"{word} in {time.monotonic() - start:.0f} s"
    return outcomes


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.public", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(one.name for one in BENCHMARKS))
    parser.add_argument("--write", action="store_true", help="write the tables to evals/results/")
    parser.add_argument("--list", action="store_true", help="say what there is, and run nothing")
    options = parser.parse_args(arguments)
    try:
        benchmarks = chosen(options.names)
    except KeyError as unknown:
        parser.error(f"no benchmark is called {unknown}")
    folder = root()
    if options.list:
        for benchmark in benchmarks:
            here = "needs " + ", ".join(missing) if (missing := benchmark.missing(folder)) else "ready"
            print(f"{benchmark.name:12} {here:32} {benchmark.title}")
        return 0
    outcomes = run(benchmarks, folder, ["--write"] if options.write else [])
    print("\n" + "\n".join(f"{name:12} {outcome}" for name, outcome in outcomes.items()))
    return int(any(outcome.startswith("failed") for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
