"""Record linkage beside Splink 5: seconds, memory and what is found, in one run on the same files.

`cargo xtask people` makes files of 10,000 to a million records, one in ten a further record of somebody. Splink gets each file as it
is and once more in lower-case bald Latin, which it cannot do itself; that work is not in its seconds. For Splink, reading, training,
scoring and writing are timed, not the start of the interpreter; for svi the whole command. One scorer for both: F1 at the threshold
that is best by the labels, and at the one the tool proposes without them (Splink: probability 0.5). Ends with 1 when something misses
what is wanted.
"""

import argparse
import collections
import csv
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import time

from bench import peak

HERE = pathlib.Path(__file__).resolve().parent
FEBRL = HERE.parent / ".." / "shared" / "data" / "linkage"
# What a million records may take, how much better than Splink they are linked, and what FEBRL 3 gives at the best threshold.
SECONDS, MEGABYTES, AHEAD = 20, 1024, 0.02
FEBRL_F1, FEBRL_F1_WITHOUT_NUMBER, FEBRL_OWN_BELOW, FEBRL_TIME = 0.9957, 0.977, 0.01, 5
LETTERS = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš")) | {"љ": "lj", "њ": "nj", "џ": "dž"}
BALD = str.maketrans({"č": "c", "ć": "c", "š": "s", "ž": "z", "đ": "dj"})
LATIN = str.maketrans(LETTERS)
PROPOSED = re.compile(r"propos\w*[^\n]*?(-?\d+(?:\.\d+)?)", re.IGNORECASE)

Run = collections.namedtuple("Run", "seconds megabytes precision recall best own")


def main():
    args = arguments()
    args.work.mkdir(parents=True, exist_ok=True)
    print(f"## Record linkage: {os.cpu_count()} cores; best of {args.rounds} (one run of a million)\n")
    head()
    missed = people(args) + febrl(args)
    if missed:
        print("\nmissed: " + "; ".join(missed))
        sys.exit(1)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--svi", type=pathlib.Path, required=True)
    parser.add_argument("--xtask", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in text.split(",")], default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    args.svi, args.xtask = args.svi.resolve(), args.xtask.resolve()
    return args


def people(args):
    missed, taken = [], {}
    for size in args.sizes:
        path, labels = generated(args, size)
        rounds = 1 if size >= 1_000_000 else args.rounds
        name = f"{size:,} persons"
        own = svi(args, path, labels, rounds)
        row(name, "svi", own)
        as_it_is = splink(args, "people", path, labels, rounds)
        row("", "Splink", as_it_is, own)
        latin = splink(args, "people", transliterated(args, path), labels, rounds)
        row("", "Splink, bald Latin", latin, own)
        if not own:
            continue
        taken[size] = own.seconds
        if size >= 1_000_000:
            missed += [f"{name}: {own.seconds:.1f} s"] * (own.seconds >= SECONDS)
            missed += [f"{name}: {own.megabytes:.0f} MB"] * (own.megabytes >= MEGABYTES)
            ahead = own.best - max(run.best for run in (as_it_is, latin))
            missed += [f"{name}: F1 {ahead:+.3f} beside Splink"] * (ahead < AHEAD)
    if len(taken) > 1:
        (small, fast), (large, slow) = min(taken.items()), max(taken.items())
        print(f"\ngrowth of svi: {large // small} times the records take {slow / fast:.0f} times the seconds\n")
        head()
    return missed


def febrl(args):
    """FEBRL 3, where the reference data are: with the number of social security and without."""
    source, labels = FEBRL / "febrl3.csv", FEBRL / "febrl3_links.csv"
    if not source.exists():
        print("FEBRL 3 is not measured: the reference data are not here")
        return []
    bare = args.work / "febrl3-without-number.csv"
    without_column(source, "soc_sec_id", bare)
    missed = []
    for name, kind, path, wanted in [
        ("FEBRL 3", "febrl", source, FEBRL_F1),
        ("FEBRL 3 without number", "febrl-noid", bare, FEBRL_F1_WITHOUT_NUMBER),
    ]:
        own = svi(args, path, labels, args.rounds)
        row(name, "svi", own)
        other = splink(args, kind, path, labels, args.rounds)
        row("", "Splink", other, own)
        if own:
            missed += [f"{name}: F1 {own.best:.4f}"] * (own.best < wanted)
            missed += [f"{name}: F1 {own.own} at its own threshold"] * (own.own is None or own.best - own.own > FEBRL_OWN_BELOW)
            missed += [f"{name}: {other.seconds / own.seconds:.1f} times faster"] * (other.seconds / own.seconds <= FEBRL_TIME)
    return missed


def generated(args, size):
    path, labels = args.work / f"people-{size}.csv", args.work / f"people-{size}-pairs.csv"
    command = [args.xtask, "people", "--records", size, "--duplicates", 0.1, "--seed", 1, "--out", path, "--labels", labels]
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    return path, labels


def transliterated(args, path):
    """The same file in lower-case Latin without marks; ids and head stay."""
    other = args.work / f"{path.stem}-latin.csv"
    with path.open(newline="") as source, other.open("w", newline="") as target:
        rows, out = csv.reader(source), csv.writer(target, lineterminator="\n")
        out.writerow(next(rows))
        for number, *values in rows:
            out.writerow([number, *(value.lower().translate(LATIN).translate(BALD) for value in values)])
    return other


def without_column(path, column, other):
    with path.open(newline="") as source, other.open("w", newline="") as target:
        rows, out = csv.reader(source), csv.writer(target, lineterminator="\n")
        head = next(rows)
        left_out = head.index(column)
        for values in itertools.chain([head], rows):
            out.writerow(values[:left_out] + values[left_out + 1:])


def svi(args, path, labels, rounds):
    """`svi link` as a whole command; None while the program has no such command."""
    out = args.work / "svi-pairs.csv"
    out.unlink(missing_ok=True)
    command = [str(args.svi), "link", str(path), "--out", str(out)]
    seconds, megabytes, said = [], 0, ""
    for _ in range(rounds):
        start = time.perf_counter()
        highest, said = peak(command)
        seconds.append(time.perf_counter() - start)
        megabytes = max(megabytes, highest)
        if not out.exists():
            return None
    proposed = PROPOSED.search(said)
    return scored(min(seconds), megabytes, out, labels, float(proposed.group(1)) if proposed else None)


def splink(args, kind, path, labels, rounds):
    out = args.work / "splink-pairs.csv"
    command = [sys.executable, "-I", str(HERE / "splink_link.py"), kind, str(path), str(out)]
    seconds, megabytes = [], 0
    for _ in range(rounds):
        out.unlink(missing_ok=True)
        highest, said = peak(command)
        if not out.exists():
            sys.exit(f"failed: {' '.join(command)}")
        seconds.append(json.loads(said)["seconds"])
        megabytes = max(megabytes, highest)
    return scored(min(seconds), megabytes, out, labels, 0.0)


def scored(seconds, megabytes, pairs, labels, proposed):
    """Precision, recall and F1 at the best threshold of the weight, and F1 at the proposed one."""
    true = {key for key, _ in read(labels)}
    found = sorted(((float(rest[0]), key) for key, rest in read(pairs)), reverse=True)
    best, own, right, count = (0.0, 0.0, 0.0), None if proposed is None else 0.0, 0, 0
    for weight, group in itertools.groupby(found, key=lambda pair: pair[0]):
        for _, key in group:
            count += 1
            right += key in true
        f1 = 2 * right / (count + len(true))
        best = max(best, (f1, right / count, right / len(true)))
        if proposed is not None and weight >= proposed:
            own = f1
    return Run(seconds, megabytes, best[1], best[2], best[0], own)


def read(path):
    """((smaller id, larger id), the other columns) of each pair."""
    with path.open(newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for left, right, *rest in rows:
            yield (min(left, right), max(left, right)), rest


def head():
    cells = ["file", "tool", "seconds", "MB", "precision", "recall", "F1, best", "F1, own threshold", "seconds / svi", "MB / svi"]
    print("| " + " | ".join(cells) + " |\n|---|---|" + "---:|" * (len(cells) - 2), flush=True)


def row(name, tool, run, own=None):
    if run is None:
        print(f"| {name} | {tool} | – |" + " |" * 7, flush=True)
        return
    at_own = "–" if run.own is None else f"{run.own:.4f}"
    ratios = f"{run.seconds / own.seconds:.1f}× | {run.megabytes / own.megabytes:.1f}×" if own else " | "
    print(f"| {name} | {tool} | {run.seconds:.2f} | {run.megabytes:.0f} | {run.precision:.4f} | {run.recall:.4f} | **{run.best:.4f}** "
          f"| {at_own} | {ratios} |", flush=True)


if __name__ == "__main__":
    main()
