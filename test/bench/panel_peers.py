"""python panel_peers.py polars|pandas FOLDER: the computations of panel-computations.mjs, with the same rules for rows, as a user writes them."""

import json
import resource
import sys
import time
from pathlib import Path

library, folder = sys.argv[1], Path(sys.argv[2])
files = str(folder / "daily" / "*.parquet")
results = {}


def measure(name, work):
    started, before = time.perf_counter(), time.process_time()
    figure = work()
    results[name] = {
        "seconds": time.perf_counter() - started,
        "processor": time.process_time() - before,
        "figure": float(figure),
    }


if library == "polars":
    import polars as pl

    rules = {
        "return": pl.when(pl.col("return") >= -1).then(pl.col("return")),
        "price": pl.when(pl.col("price") != 0).then(pl.col("price").abs()),
        "volume": pl.when(pl.col("volume") >= 0).then(pl.col("volume")),
        "shares": pl.when(pl.col("shares") > 0).then(pl.col("shares")),
    }

    def scan(*columns):
        known = [rules[name].alias(name) for name in columns]
        return pl.scan_parquet(files).filter(pl.col("in_r2000")).select("id", "date", *known)

    def breadth():
        ret, weight = pl.col("return"), pl.col("weight")
        days = (
            scan("return", "price", "shares")
            .with_columns((pl.col("price") * pl.col("shares") / (1 + ret)).alias("weight"))
            .group_by("date")
            .agg(
                pl.len(), (ret > 0).mean().alias("up"), ret.mean().alias("mean"), ret.std().alias("sd"),
                weight.sum().alias("w"), (weight * ret).sum().alias("wr"), (weight * ret * ret).sum().alias("wrr"),
            )
            .collect(engine="streaming")
        )
        return days["sd"].sum() + ((days["wrr"] / days["w"] - (days["wr"] / days["w"]) ** 2).sqrt()).sum()

    def correlation():
        z = (pl.col("return") - pl.col("mean")) / pl.col("sd")
        moments = scan("return").group_by("id").agg(
            pl.col("return").mean().alias("mean"), pl.col("return").std(ddof=0).alias("sd"))
        days = (
            scan("return").join(moments, on="id").group_by("date")
            .agg(z.sum().alias("total"), (z * z).sum().alias("squares"), pl.len().alias("n"))
            .collect(engine="streaming")
        )
        n = days["n"].cast(pl.Float64)
        return ((days["total"] ** 2).sum() - days["squares"].sum()) / (n * (n - 1)).sum()

    def volume():
        return (
            scan("price", "volume").group_by("id").agg((pl.col("price") * pl.col("volume")).mean().alias("traded"))
            .select(pl.col("traded").median()).collect(engine="streaming").item()
        )

    def quintiles():
        days = pl.scan_parquet(files).select(pl.col("date").unique().sort()).collect()["date"]
        calendar = pl.DataFrame({"date": days}).with_columns(pl.col("date").dt.truncate("1mo").alias("month"))
        ends = calendar.group_by("month").agg(pl.col("date").max().alias("base")).sort("month")
        ends = ends.with_columns(pl.col("month").shift(-1).alias("held")).drop_nulls()
        base = scan("price", "shares").join(ends.lazy(), left_on="date", right_on="base").with_columns(
            (pl.col("price") * pl.col("shares")).alias("cap"))
        returns = (
            scan("return").with_columns(pl.col("date").dt.truncate("1mo").alias("held"))
            .group_by("id", "held").agg((1 + pl.col("return")).log().sum().exp().alias("wealth"))
        )
        both = base.join(returns, on=["id", "held"]).with_columns((pl.col("wealth") - 1).alias("ret"))
        place, last = pl.col("cap").rank("ordinal").over("held") - 1, pl.len().over("held") - 1
        group = pl.sum_horizontal(*[(5 * place.cast(pl.Int64) > k * last.cast(pl.Int64)).cast(pl.Int64) for k in range(1, 5)])
        done = (
            both.with_columns(group.alias("group")).group_by("held", "group")
            .agg(pl.col("ret").mean().alias("ew"), ((pl.col("ret") * pl.col("cap")).sum() / pl.col("cap").sum()).alias("vw"))
            .collect(engine="streaming")
        )
        return done["ew"].sum() + done["vw"].sum()

else:
    import numpy as np
    import pandas as pd

    def read(*columns):
        frame = pd.read_parquet(folder / "daily", columns=["id", "date", "in_r2000", *columns])
        frame = frame[frame["in_r2000"]].copy()
        for name in columns:
            value = frame[name]
            known = {"return": value >= -1, "price": value != 0, "volume": value >= 0, "shares": value > 0}[name]
            frame[name] = value.abs().where(known) if name == "price" else value.where(known)
        return frame

    def breadth():
        frame = read("return", "price", "shares")
        ret = frame["return"]
        weight = frame["price"] * frame["shares"] / (1 + ret)
        columns = {"date": frame["date"], "ret": ret, "up": ret > 0, "w": weight, "wr": weight * ret, "wrr": weight * ret * ret}
        by_day = pd.DataFrame(columns).groupby("date")
        sums = by_day[["up", "w", "wr", "wrr"]].sum()
        deviation = np.sqrt(sums["wrr"] / sums["w"] - (sums["wr"] / sums["w"]) ** 2)
        by_day["ret"].mean()
        return by_day["ret"].std().sum() + deviation.sum()

    def correlation():
        frame = read("return")
        by_stock = frame.groupby("id")["return"]
        z = (frame["return"] - by_stock.transform("mean")) / by_stock.transform("std", ddof=0)
        by_day = z.groupby(frame["date"])
        n = by_day.size().astype(float)
        return ((by_day.sum() ** 2).sum() - (z * z).sum()) / (n * (n - 1)).sum()

    def volume():
        frame = read("price", "volume")
        return (frame["price"] * frame["volume"]).groupby(frame["id"]).mean().median()

    def quintiles():
        frame = read("price", "shares", "return")
        frame["month"] = pd.to_datetime(frame["date"]).dt.to_period("M")
        last = frame.groupby("month")["date"].max()
        base = frame[frame["date"].isin(last)].assign(cap=lambda f: f["price"] * f["shares"], held=lambda f: f["month"] + 1)
        wealth = np.exp(np.log1p(frame["return"]).groupby([frame["id"], frame["month"]]).sum()).rename("wealth").reset_index()
        both = base[["id", "held", "cap"]].merge(wealth, left_on=["id", "held"], right_on=["id", "month"])
        both["ret"] = both["wealth"] - 1
        both["group"] = both.groupby("held")["cap"].transform(lambda c: pd.qcut(c, 5, labels=False))
        both["weighted"] = both["ret"] * both["cap"]
        by = both.groupby(["held", "group"])
        return by["ret"].mean().sum() + (by["weighted"].sum() / by["cap"].sum()).sum()


measure("breadth and dispersion, every session", breadth)
measure("mean pairwise correlation", correlation)
measure("dollar volume", volume)
measure("quintiles by market value, every month", quintiles)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"results": results, "megabytes": memory}))
