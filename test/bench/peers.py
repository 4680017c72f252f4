"""The same work in pandas and numpy. Reads the arrays that run.mjs wrote, prints one JSON object: for each task and peer the median time in
milliseconds and a number by which the results are compared."""

import json
import pathlib
import platform
import sys
import time

import numpy as np
import pandas as pd

folder = pathlib.Path(sys.argv[1])
plan = json.loads((folder / "plan.json").read_text())


def array(name, *shape):
    values = np.fromfile(folder / f"{name}.f64")
    return values.reshape(shape) if shape else values


def measure(work, repeats):
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = work()
        times.append(1000 * (time.perf_counter() - start))
    return {"ms": float(np.median(times)), "check": float(result)}


# Newey-West regression.
n, k, lags = plan["regression"]["n"], plan["regression"]["k"], plan["regression"]["lags"]
X, y = array("X", k, n).T.copy(), array("y")


def newey_west_numpy():
    Z = np.column_stack([np.ones(n), X])
    beta, *_ = np.linalg.lstsq(Z, y, rcond=None)
    scores = Z * (y - Z @ beta)[:, None]
    meat = scores.T @ scores
    for lag in range(1, lags + 1):
        gamma = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / (lags + 1)) * (gamma + gamma.T)
    bread = np.linalg.inv(Z.T @ Z)
    return np.sqrt(np.diag(bread @ meat @ bread)).sum()


def newey_west_statsmodels():
    fit = sm.OLS(y, sm.add_constant(X)).fit(cov_type="HAC", cov_kwds={"maxlags": lags})
    return fit.bse.sum()


# Rolling relative performance and drawdowns.
a, b = array("a"), array("b")
window, per_year = plan["rolling"]["window"], plan["rolling"]["periodsPerYear"]
days = pd.to_datetime(plan["days"])
pair = pd.DataFrame({"a": a, "b": b}, index=days)


def rolling_pandas():
    wealth = np.exp(np.log1p(pair).rolling(window).sum())
    gap = wealth.a - wealth.b
    ratio = wealth.a / wealth.b
    yearly = wealth ** (per_year / window)
    annual = yearly.a - yearly.b
    return gap.sum() + ratio.sum() + annual.sum()


def rolling_numpy():
    wealth = np.cumprod(np.vstack([np.ones(2), np.column_stack([1 + a, 1 + b])]), axis=0)
    grown = wealth[window:] / wealth[:-window]
    gap = grown[:, 0] - grown[:, 1]
    ratio = grown[:, 0] / grown[:, 1]
    yearly = grown ** (per_year / window)
    annual = yearly[:, 0] - yearly[:, 1]
    return gap.sum() + ratio.sum() + annual.sum()


levels = pd.Series(array("levels"), index=days)


def drawdown_pandas():
    frame = pd.DataFrame({"level": levels.to_numpy(), "peak": levels.cummax().to_numpy(), "day": days})
    frame["depth"] = frame.level / frame.peak - 1
    groups = frame.groupby("peak", sort=False)
    table = groups.agg(start=("day", "first"), last=("day", "last"), depth=("depth", "min"))
    table["valley"] = frame.day.to_numpy()[groups.depth.idxmin().to_numpy()]
    table["recovery"] = table.start.shift(-1)
    table = table[table.depth < 0].sort_values("depth")
    table["length"] = (table.recovery - table.start).dt.days
    return table.depth.sum()


def drawdown_numpy():
    level, day = levels.to_numpy(), days.to_numpy()
    peak = np.maximum.accumulate(level)
    # The last day at each peak starts its episode.
    starts = np.flatnonzero(level == peak)
    fall = np.append(np.diff(starts) > 1, starts[-1] < len(level) - 1)
    first = starts[fall]
    end = np.append(starts[1:], len(level))[fall]
    depth = level / peak - 1
    valley = np.array([s + np.argmin(depth[s:e]) for s, e in zip(first, end)])
    order = np.argsort(depth[valley])
    back = day[np.minimum(end, len(level) - 1)]
    table = {
        "peak": day[first][order],
        "valley": day[valley][order],
        "recovery": np.where(end < len(level), back, np.datetime64("NaT"))[order],
        "depth": depth[valley][order],
        "length": (back - day[first])[order],
    }
    return table["depth"].sum()


# Stationary bootstrap of a mean.
months, replications, block = array("months"), plan["bootstrap"]["replications"], plan["bootstrap"]["block"]


def bootstrap_numpy():
    """Every replication side by side, one month after the other."""
    rng = np.random.default_rng(1)
    size = len(months)
    position = rng.integers(0, size, replications)
    total = months[position].copy()
    for _ in range(size - 1):
        fresh = rng.random(replications) < 1 / block
        position = np.where(fresh, rng.integers(0, size, replications), position + 1)
        position[position == size] = 0
        total += months[position]
    return (total / size).std()


def bootstrap_means_numpy():
    """Sums of whole blocks as differences of running sums."""
    rng = np.random.default_rng(1)
    size = len(months)
    running = np.concatenate([[0], np.cumsum(np.concatenate([months, months]))])
    blocks = int(2 * size / block)
    lengths = rng.geometric(1 / block, (replications, blocks))
    ends = np.minimum(np.cumsum(lengths, axis=1), size)
    lengths = np.diff(ends, axis=1, prepend=0)
    starts = rng.integers(0, size, (replications, blocks))
    return ((running[starts + lengths] - running[starts]).sum(axis=1) / size).std()


# Mean pairwise correlation.
stocks, span = plan["correlation"]["stocks"], plan["correlation"]["days"]
returns = array("stocks", stocks, span)
wide = pd.DataFrame(returns.T)


def correlation_pandas():
    matrix = wide.corr().to_numpy()
    return (matrix.sum() - stocks) / (stocks * (stocks - 1))


def correlation_numpy():
    matrix = np.corrcoef(returns)
    return (matrix.sum() - stocks) / (stocks * (stocks - 1))


def correlation_numpy_identity():
    centred = returns - returns.mean(axis=1, keepdims=True)
    scaled = centred / np.sqrt((centred * centred).sum(axis=1, keepdims=True))
    total = scaled.sum(axis=0)
    return ((total * total).sum() - stocks) / (stocks * (stocks - 1))


# Rank of the last decade among all ten-year windows.
legs, decade = plan["ranks"]["pairs"], plan["ranks"]["window"]
century = array("century", 2 * legs, plan["ranks"]["months"])


def distinct_rank(values):
    end, taken = len(values) - 1, 0
    struck = np.zeros(len(values), dtype=bool)
    for row in np.argsort(values, kind="stable"):
        if struck[row]:
            continue
        taken += 1
        if abs(row - end) < decade:
            return taken
        struck[max(0, row - decade + 1) : row + decade] = True


def rank_all(grown_of):
    total = 0
    for pair_of_legs in range(legs):
        first, second = (grown_of(century[2 * pair_of_legs + leg]) for leg in (0, 1))
        annual = first ** (12 / decade) - second ** (12 / decade)
        for values in (first - second, first / second, annual):
            total += 1 + (values < values[-1]).sum() + distinct_rank(values)
    return total


def ranks_numpy():
    def grown(leg):
        wealth = np.cumprod(np.append(1, 1 + leg))
        return wealth[decade:] / wealth[:-decade]

    return rank_all(grown)


def ranks_pandas():
    return rank_all(lambda leg: np.exp(np.log1p(pd.Series(leg)).rolling(decade).sum()).to_numpy()[decade - 1 :])


# The market model over every year, by running sums.
year = plan["rollingBeta"]["window"]


def rolling_beta_pandas():
    beta = pair.a.rolling(year).cov(pair.b) / pair.b.rolling(year).var()
    alpha = pair.a.rolling(year).mean() - beta * pair.b.rolling(year).mean()
    return beta.sum() + alpha.sum()


def rolling_beta_numpy():
    def sums(values):
        running = np.concatenate([[0], np.cumsum(values)])
        return running[year:] - running[:-year]

    x, y = sums(b), sums(a)
    beta = (year * sums(a * b) - x * y) / (year * sums(b * b) - x * x)
    return beta.sum() + ((y - beta * x) / year).sum()


# Event studies: the market model before the event, abnormal returns around it, and their sum over its standard error.
events = plan["events"]


def events_numpy():
    (start, end), estimation = events["window"], events["estimation"]
    total = 0
    for event in range(events["count"]):
        at = events["first"] + event * events["apart"]
        before, around = slice(at + start - estimation, at + start), slice(at + start, at + end + 1)
        Z = np.column_stack([np.ones(estimation), b[before]])
        beta, squares, *_ = np.linalg.lstsq(Z, a[before], rcond=None)
        W = np.column_stack([np.ones(end - start + 1), b[around]])
        z = W.sum(axis=0)
        spread = len(W) + z @ np.linalg.solve(Z.T @ Z, z)
        total += (a[around] - W @ beta).sum() / np.sqrt(squares[0] / (estimation - 2) * spread)
    return total


# Permutation test of a difference of means: every draw shuffled side by side.
permutation = plan["permutation"]


def permutation_numpy():
    rng = np.random.default_rng(1)
    size, first = len(months), permutation["first"]
    shuffled = rng.permuted(np.broadcast_to(months, (permutation["permutations"], size)), axis=1)
    sums = shuffled[:, :first].sum(axis=1)
    differences = sums / first - (months.sum() - sums) / (size - first)
    return np.sqrt((differences**2).mean())


tasks = {
    "newey-west": {"numpy": newey_west_numpy},
    "rolling": {"pandas": rolling_pandas, "numpy": rolling_numpy},
    "drawdown": {"pandas": drawdown_pandas, "numpy": drawdown_numpy},
    "bootstrap": {"numpy": bootstrap_numpy},
    "bootstrap of means": {"numpy": bootstrap_means_numpy},
    "correlation": {
        "pandas": correlation_pandas,
        "numpy": correlation_numpy,
        "numpy, same identity": correlation_numpy_identity,
    },
    "ranks": {"pandas": ranks_pandas, "numpy": ranks_numpy},
    "rolling beta": {"pandas": rolling_beta_pandas, "numpy": rolling_beta_numpy},
    "events": {"numpy": events_numpy},
    "permutation": {"numpy": permutation_numpy},
}
versions = {"python": platform.python_version(), "numpy": np.__version__, "pandas": pd.__version__}
try:
    import statsmodels
    import statsmodels.api as sm

    tasks["newey-west"]["statsmodels"] = newey_west_statsmodels
    versions["statsmodels"] = statsmodels.__version__
except ImportError:
    pass

slow = {"correlation_pandas", "bootstrap_numpy", "permutation_numpy"}
results = {
    task: {peer: measure(work, 5 if work.__name__ in slow else plan["repeats"]) for peer, work in peers.items()}
    for task, peers in tasks.items()
}
print(json.dumps({"versions": versions, "results": results}))
