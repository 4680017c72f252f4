"""One reader in a process of its own: `table_reader.py <reader> <folder> <day> <repeats>` prints what table-reader.mjs prints."""

import json
import math
import platform
import sys
import time

import numpy as np

reader, folder, day, repeats = sys.argv[1:]
# A process has what its reader needs.
if "polars" in reader:
    import polars as pl
else:
    import pandas as pd
if reader == "pandas, Parquet":
    import pyarrow.parquet  # what pandas would load with the first read
RANGES = {"close": (0.01, 1e6), "return": (-1, 10), "market_cap": (0, 1e8), "volume": (0, 1e10)}
file = f"{folder}/panel.csv"
parquet = f"{folder}/panel.parquet"
# "NA" is a ticker.
EMPTY = {"keep_default_na": False, "na_values": [""]}


def plain():
    return pd.read_csv(file, **EMPTY)


def checked():
    table = pd.read_csv(file, dtype={"date": str, "ticker": str, "volume": np.int64}, **EMPTY)
    table["date"] = pd.to_datetime(table.date, format="%Y-%m-%d", exact=True)
    key = table[["date", "ticker"]]
    if key.isna().any(axis=None) or key.duplicated().any() or not table.date.is_monotonic_increasing:
        raise ValueError("key")
    for name, (low, high) in RANGES.items():
        if not (table[name].between(low, high) | table[name].isna()).all():
            raise ValueError(name)
    return table


def polars_csv():
    return pl.read_csv(file, try_parse_dates=True)


READERS = {
    "pandas": plain,
    "pandas, checked": checked,
    "pandas, Parquet": lambda: pd.read_parquet(parquet),
    "polars": polars_csv,
    "polars, Parquet": lambda: pl.read_parquet(parquet),
}


def peak():
    """Peak memory so far in megabytes; only Linux tells it."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return math.nan


def timed():
    start, used = time.perf_counter(), time.process_time()
    table = READERS[reader]()
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - used), table


base = peak()
first, _, table = timed()
after = peak()
dates, tickers = (np.asarray(table[name].to_numpy()) for name in ("date", "ticker"))
numbers = {name: np.asarray(table[name].to_numpy(), dtype=float) for name in RANGES}
check = {
    "rows": len(table),
    "days": int(dates.astype("datetime64[D]").astype(np.int64).sum()),
    "tickers": len(set(tickers)),
    "letters": sum(map(len, tickers)),
    "missing": int(sum(np.isnan(values).sum() for values in numbers.values())),
    **{name: float(np.nansum(values)) for name, values in numbers.items()},
}
del table
times, used = zip(*(timed()[:2] for _ in range(int(repeats))))
library = {"polars": pl.__version__} if "polars" in reader else {"pandas": pd.__version__}
if reader == "pandas, Parquet":
    library["pyarrow"] = pyarrow.__version__
result = {
    "first": first,
    "median": float(np.median(times)),
    "cpu": float(np.median(used)),
    "base": base,
    "peak": after,
    "check": check,
    "versions": {"python": platform.python_version(), **library},
}
print(json.dumps(result))
