"""Times whole commands and the same measures elsewhere, in one run on one machine.

Every figure is the best of several runs (`--rounds`), each in a process of its own: wall seconds and peak resident memory (VmHWM). For
DuckDB, Polars and R only the reading and the computation are timed, not the start of the interpreter: the comparison
favours them. Claims are ratios within this run; seconds differ from machine to machine.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
EUSILC = HERE.parent / ".." / "shared" / "data" / "poverty" / "eusilc.csv"
MEASURES = "arpr,qsr,gini,rmpg"
QUANTILES = "q10,median,q90"


def main():
    args = arguments()
    args.work.mkdir(parents=True, exist_ok=True)
    print(f"{os.cpu_count()} cores; best of {args.rounds}; seconds (MB at peak)\n")
    rows = {factor: replicated(args, factor) for factor in args.factors}
    measures(args, rows)
    quantiles(args, rows)
    release(args)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--svi", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--factors", type=lambda text: [int(n) for n in text.split(",")], default=[1, 50, 200, 500])
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    args.svi = args.svi.resolve()
    return args


def replicated(args, factor):
    """eusilc `factor` times as Parquet; where the reference data are missing, the project's own sample of the same columns."""
    import polars

    path = args.work / f"eusilc-x{factor}.parquet"
    if not path.exists():
        source = EUSILC if EUSILC.exists() else HERE.parent / "crates/stats/tests/golden/microdata.csv"
        columns = ["eqIncome", "rb050", "db040"] if EUSILC.exists() else ["income", "weight", "region"]
        frame = polars.read_csv(source, columns=columns, infer_schema_length=None).select(columns)
        frame.columns = ["eqIncome", "rb050", "db040"]
        frame = frame.with_columns(polars.col("eqIncome").cast(float), polars.col("rb050").cast(float))
        polars.concat([frame] * factor).write_parquet(path, compression="zstd", row_group_size=1 << 20)
    return polars.scan_parquet(path).select(polars.len()).collect().item(), path


def measures(args, rows):
    print(f"## {MEASURES} overall and by region, from Parquet\n")
    table("rows", ["svi", "svi with intervals", "DuckDB", "Polars", "R laeken (computation alone)", "laeken / svi"])
    times = {}
    for factor, (n, path) in rows.items():
        own = times[factor] = svi(args, path, MEASURES, "none")
        intervals = svi(args, path, MEASURES, "linearized")
        duck = elsewhere(args, "duckdb", "measures", path)
        pola = elsewhere(args, "polars", "measures", path)
        laek = laeken(args, path, factor)
        ratio = f"{laek[0] / own[0]:.1f}×" if laek else "–"
        table(f"×{factor} ({n:,})", [show(own), show(intervals), show(duck), show(pola), show(laek), ratio])
    growth(rows, times)
    print()


def growth(rows, times):
    """Seconds for a million rows, small file beside large: above 1 the work grows faster than the file."""
    known = [(rows[factor][0], seconds) for factor, (seconds, _) in times.items() if rows[factor][0] > 100_000]
    if len(known) > 1:
        (small, fast), (large, slow) = known[0], known[-1]
        print(f"\ngrowth: {large / small:.0f} times the rows take {slow / fast:.1f} times the seconds")


def quantiles(args, rows):
    print(f"## Weighted quantiles ({QUANTILES}) by region, from Parquet\n")
    table("rows", ["svi", "DuckDB", "Polars", "DuckDB / svi", "Polars / svi"])
    for factor, (n, path) in rows.items():
        own = svi(args, path, QUANTILES, "none")
        duck = elsewhere(args, "duckdb", "quantiles", path)
        pola = elsewhere(args, "polars", "quantiles", path)
        ratios = [f"{other[0] / own[0]:.1f}×" if other else "–" for other in (duck, pola)]
        table(f"×{factor} ({n:,})", [show(own), show(duck), show(pola), *ratios])
    print()


def release(args):
    print("## The release build\n")
    version = timed(args, [args.svi, "--version"])
    demo = args.work / "demo"
    shutil.rmtree(demo, ignore_errors=True)
    whole = timed(args, [args.svi, "demo", "--data", demo], rounds=1)
    report = timed(args, [args.svi, "report", "--unit", "99015", "--lang", "sr-Cyrl", "--format", "pdf", "--date", "2026-11-22",
                          "--data", demo, "--out", args.work / "report.pdf"])
    table("what", ["measured", "wanted"])
    table("svi --version", [f"{version[0] * 1000:.1f} ms", "< 20 ms"])
    table("report as PDF", [show(report), "< 2 s"])
    table("svi demo (all reports)", [show(whole), ""])
    table("binary", [f"{args.svi.stat().st_size / 1e6:.1f} MB", "< 100 MB"])


def svi(args, path, names, ci):
    command = [args.svi, "measure", path, "--value", "eqIncome", "--weight", "rb050", "--by", "db040",
               "--measure", names, "--ci", ci, "--format", "json"]
    return timed(args, command)


def timed(args, command, rounds=None):
    """(seconds of the fastest of several runs of a whole process, MB at its peak in one run more)."""
    command = [str(part) for part in command]
    seconds = []
    for _ in range(rounds or args.rounds):
        start = time.perf_counter()
        if subprocess.run(command, stdout=subprocess.DEVNULL).returncode != 0:
            sys.exit(f"failed: {' '.join(command)}")
        seconds.append(time.perf_counter() - start)
    return min(seconds), peak(command)[0]


def peak(command):
    """(MB at the peak, output) of a process, watched while it runs: what the parent held at the fork does not count."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    highest = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            break
        line = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0")
        highest = max(highest, int(line.split()[1]))
        time.sleep(0.001)
    return highest / 1024, process.stdout.read()


def elsewhere(args, engine, task, path):
    command = [sys.executable, str(HERE / "engines.py"), engine, task, str(path)]
    runs = [peak(command) for _ in range(args.rounds)]
    seconds = [json.loads(answer)["seconds"] for _, answer in runs if answer]
    return (min(seconds), max(megabytes for megabytes, _ in runs)) if seconds else None


def laeken(args, path, factor):
    """R laeken's computation alone on columns in memory; large factors are left out, it would take minutes."""
    if factor > 200 or not shutil.which("Rscript"):
        return None
    import polars

    table_path = args.work / f"eusilc-x{factor}.csv"
    if not table_path.exists():
        polars.read_parquet(path).write_csv(table_path)
    process = subprocess.run(["Rscript", HERE / "laeken.R", table_path], capture_output=True, text=True)
    return (float(process.stdout.split()[-1]), 0.0) if process.returncode == 0 else None


def show(run):
    if run is None:
        return "–"
    seconds, megabytes = run
    return f"{seconds:.3f}" + (f" ({megabytes:.0f})" if megabytes else "")


def table(first, cells):
    print("| " + " | ".join([f"{first:<22}", *(f"{cell:>16}" for cell in cells)]) + " |", flush=True)


if __name__ == "__main__":
    main()
