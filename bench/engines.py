"""The measures of `svi measure` in DuckDB and Polars, on the same Parquet file; prints the seconds that it took.

Weighted quantile: the first value whose cumulative share of the weights is strictly above p, as in R laeken.
"""

import json
import sys
import time


def duckdb_measures(path):
    import duckdb

    db = duckdb.connect()
    db.execute("set threads = 2")
    db.execute(f"""
        create temp table p as
        with o as (select eqIncome x, rb050 w, db040 g, sum(rb050) over (order by eqIncome rows unbounded preceding) c from '{path}')
        select * from o""")
    line = db.execute("select 0.6 * min(x) from p where c > (select sum(w) / 2 from p)").fetchone()[0]
    return db.execute("""
        with a as (
            select 'all' g, x, w, c from p
            union all
            select g, x, w, sum(w) over (partition by g order by x rows unbounded preceding) c from p),
        t as (select g, sum(w) n from a group by g),
        q as (select a.g, min(x) filter (c > 0.2 * n) q20, min(x) filter (c > 0.8 * n) q80 from a join t using (g) group by a.g),
        d as (
            select g, x, sum(w) over (partition by g order by x rows unbounded preceding) c, sum(w) over (partition by g) n
            from a where x < ?),
        m as (select g, min(x) filter (c > n / 2) poor from d group by g)
        select a.g, 100 * sum(w) filter (x < ?) / sum(w), sum(w * x) filter (x > q80) / sum(w * x) filter (x <= q20),
            100 * ((2 * sum(w * x * c) - sum(w * w * x)) / (sum(w) * sum(w * x)) - 1), any_value(100 * (? - poor) / ?)
        from a join q using (g) join m using (g) group by a.g order by a.g""", [line] * 4).fetchall()


def duckdb_quantiles(path):
    import duckdb

    db = duckdb.connect()
    db.execute("set threads = 2")
    return db.execute(f"""
        with o as (
            select db040 g, eqIncome x, sum(rb050) over (partition by db040 order by eqIncome rows unbounded preceding) c,
                sum(rb050) over (partition by db040) n
            from '{path}')
        select g, min(x) filter (c > 0.1 * n), min(x) filter (c > 0.5 * n), min(x) filter (c > 0.9 * n) from o group by g""").fetchall()


def polars_measures(path):
    import polars as pl

    frame = pl.read_parquet(path).sort("eqIncome")
    x, w = pl.col("eqIncome"), pl.col("rb050")
    quantile = lambda p: x.filter(w.cum_sum() > p * w.sum()).first()
    line = 0.6 * frame.select(quantile(0.5)).item()
    poor = x.filter(x < line).filter(w.filter(x < line).cum_sum() > 0.5 * w.filter(x < line).sum()).first()
    gini = 100 * ((2 * (w * x * w.cum_sum()).sum() - (w * w * x).sum()) / (w.sum() * (w * x).sum()) - 1)
    expressions = [
        (100 * w.filter(x < line).sum() / w.sum()).alias("arpr"),
        ((w * x).filter(x > quantile(0.8)).sum() / (w * x).filter(x <= quantile(0.2)).sum()).alias("qsr"),
        gini.alias("gini"),
        (100 * (line - poor) / line).alias("rmpg"),
    ]
    return frame.select(expressions), frame.group_by("db040").agg(expressions)


def polars_quantiles(path):
    import polars as pl

    x, w = pl.col("eqIncome"), pl.col("rb050")
    ordered_x, cumulative = x.sort(), w.sort_by(x).cum_sum()
    return pl.read_parquet(path).group_by("db040").agg(
        [ordered_x.filter(cumulative > p * w.sum()).first().alias(f"q{p}") for p in (0.1, 0.5, 0.9)])


def main():
    engine, task, path = sys.argv[1:]
    __import__(engine)
    compute = globals()[f"{engine}_{task}"]
    start = time.perf_counter()
    compute(path)
    print(json.dumps({"seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
