"""One pandas reader in a process of its own: `table_reader.py <reader> <folder> <day> <repeats>` prints what table-reader.mjs prints."""

import json
import math
import platform
import sys
import time

import numpy as np
import pandas as pd

reader, folder, day, repeats = sys.argv[1:]
RANGES = {"close": (0.01, 1e6), "return": (-1, 10), "market_cap": (0, 1e8), "volume": (0, 1e10)}
file = f"{folder}/panel.csv"
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


def peak():
    """Peak memory so far in megabytes; only Linux tells it."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return math.nan


def timed():
    start, used = time.perf_counter(), time.process_time()
    table = plain() if reader == "pandas" else checked()
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - used), table


base = peak()
first, _, table = timed()
after = peak()
days = pd.to_datetime(table.date).to_numpy().astype("datetime64[D]").astype(np.int64)
check = {
    "rows": len(table),
    "days": int(days.sum()),
    "tickers": int(table.ticker.nunique()),
    "letters": int(table.ticker.str.len().sum()),
    "missing": int(table[list(RANGES)].isna().sum().sum()),
    **{name: float(table[name].sum()) for name in RANGES},
}
del table
times, used = zip(*(timed()[:2] for _ in range(int(repeats))))
result = {
    "first": first,
    "median": float(np.median(times)),
    "cpu": float(np.median(used)),
    "base": base,
    "peak": after,
    "check": check,
    "versions": {"python": platform.python_version(), "pandas": pd.__version__},
}
print(json.dumps(result))
