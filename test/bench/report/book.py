"""What the four notebooks share: tables as they were known on a day, one look for the figures, readings of a claim."""

import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
from IPython.display import HTML, display
from plotly.subplots import make_subplots

AS_OF = "2024-07-24"
DATA = Path(os.environ.get("CLAIMBOOK_DATA", "../../../data"))
COLOUR = {
    "small": "#c2452d",
    "large": "#1f4e79",
    "relative": "#2f7d4f",
    "value": "#b7791f",
    "quality": "#6b4c9a",
    "neutral": "#8a94a0",
    "positive": "#2f7d4f",
    "negative": "#c2452d",
    "stated": "#1c2531",
}
WINDOW_COLOURS = [COLOUR[name] for name in ("positive", "negative", "stated", "neutral")]

pio.renderers.default = "notebook"  # one copy of plotly.js in the page, for a page without a network
pio.templates["book"] = go.layout.Template(
    layout={"font": {"family": "system-ui, sans-serif", "size": 13}, "hovermode": "x unified", "width": 820}
)
pio.templates.default = "plotly_white+book"


def read(name, index=None, as_of=AS_OF):
    """A table; with an index of days or months only the rows known on the day: a month counts once it has ended."""
    table = pd.read_csv(DATA / f"{name}.csv", index_col=index)
    if as_of is None or index is None:
        return table
    return table[table.index < as_of[:7]] if index == "month" else table[table.index <= as_of]


def month_ends(months):
    return pd.PeriodIndex(months, freq="M").end_time.strftime("%Y-%m-%d")


def table(frame, caption, formats=None, index=False):
    """The table as HTML, its columns formatted: `{"share": "{:.1%}"}`."""
    formatters = {column: text.format for column, text in (formats or {}).items()}
    html = frame.to_html(index=index, formatters=formatters, border=0, na_rep="")
    display(HTML(f"<p>{caption}</p>{html}"))


def sources(names):
    """What the tables hold and where they come from, by the manifest."""
    manifest = {
        entry["name"]: entry for entry in json.loads((DATA / "datapackage.json").read_text())["resources"]
    }
    rows = [
        {
            "table": name,
            "holds": manifest[name]["title"],
            "rows": len(pd.read_csv(DATA / f"{name}.csv")),
            "source": "; ".join(source["title"] for source in manifest[name]["sources"]),
        }
        for name in names
    ]
    table(pd.DataFrame(rows), "The data")


def figure(*traces, title, subtitle="", stated=None, axis="", x_axis="", shades=(), **layout):
    """A figure of traces with the stated value as a dotted line and stretches of time shaded."""
    fig = go.Figure(traces)
    fig.update_layout(
        title=f"{title}<br><sup>{subtitle}</sup>",
        yaxis={"title": axis, **layout.pop("yaxis", {})},
        xaxis={"title": x_axis, **layout.pop("xaxis", {})},
        **layout,
    )
    for start, end, label in shades:
        fig.add_vrect(x0=start, x1=end, fillcolor="#1c2531", opacity=0.08, line_width=0)
        fig.add_annotation(
            x=start, y=1, yref="paper", text=label, showarrow=False, xanchor="left", yanchor="bottom"
        )
    if stated:
        value, label = stated
        fig.add_hline(y=value, line_dash="dot", annotation_text=label, annotation_position="top left")
    fig.show()


def line(name, x, y, colour, **options):
    """A line; `mode`, `dash` and the like as options."""
    dash = options.pop("dash", None)
    return go.Scatter(
        name=name,
        x=x,
        y=y,
        mode=options.pop("mode", "lines"),
        line={"color": COLOUR[colour], "dash": dash},
        **options,
    )


def histogram(values, marks, title, subtitle, axis, counted, bins=40, tickformat=None, span=None):
    """Counts in equal bins, as bars, with marked values."""
    counts, edges = np.histogram(values, bins=bins)
    fig = go.Figure(
        go.Bar(x=(edges[1:] + edges[:-1]) / 2, y=counts, name=counted, width=0.94 * np.diff(edges))
    )
    fig.update_layout(
        title=f"{title}<br><sup>{subtitle}</sup>",
        height=380,
        hovermode="closest",
        xaxis={"title": axis, "tickformat": tickformat, "range": span},
        yaxis={"title": f"Number of {counted}"},
    )
    for value, label in marks:
        fig.add_vline(x=value, line_width=2, annotation_text=label)
    fig.show()


def heat_map(cells, title, subtitle, row_title, column_title):
    fig = go.Figure(
        go.Heatmap(
            z=cells.to_numpy(),
            x=list(cells.columns),
            y=list(cells.index),
            colorscale="RdBu",
            zmid=0,
            colorbar={"tickformat": ".0%", "title": "Return"},
        )
    )
    for row in cells.index:
        for column in cells.columns:
            fig.add_annotation(x=column, y=row, text=f"{cells.loc[row, column]:.1%}", showarrow=False)
    fig.update_layout(
        title=f"{title}<br><sup>{subtitle}</sup>",
        hovermode="closest",
        xaxis_title=column_title,
        yaxis={"title": row_title, "autorange": "reversed"},
    )
    fig.show()


def window_bars(frame, title, subtitle, axis, height=560):
    """Bars by name, one a window, with error bars where `low` and `high` are known; columns name, window, value."""
    traces = []
    for (window, own), colour in zip(frame.groupby("window", sort=False), WINDOW_COLOURS):
        error = None
        if "low" in own:
            error = {"symmetric": False, "array": own.high - own.value, "arrayminus": own.value - own.low}
        traces.append(
            go.Bar(name=window, y=own.name, x=own.value, orientation="h", error_x=error, marker_color=colour)
        )
    figure(
        *traces,
        title=title,
        subtitle=subtitle,
        x_axis=axis,
        height=height,
        barmode="group",
        hovermode="closest",
        xaxis={"tickformat": ".1%"},
        yaxis={"autorange": "reversed"},
    )


def specification_curve(frame, dimensions, title, subtitle, axis, stated, log=False, tickformat=None):
    """Every answer in order of size above, the choices behind it below; columns value, fits and the dimensions."""
    ordered = frame.sort_values("value", kind="stable").reset_index(drop=True)
    rows = [(dimension, choice) for dimension in dimensions for choice in frame[dimension].unique()]
    place = {row: at for at, row in enumerate(rows)}
    fig = make_subplots(
        rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.02, row_heights=[250, 19 * len(rows)]
    )
    for fits, colour, size, name in (
        (False, "neutral", 5, "does not"),
        (True, "relative", 8, "fits what was stated"),
    ):
        own = ordered[ordered.fits == fits]
        said = own[dimensions].agg(", ".join, axis=1)
        fig.add_trace(
            go.Scatter(
                x=own.index + 1,
                y=own.value,
                mode="markers",
                name=name,
                customdata=said,
                hovertemplate="%{y}: %{customdata}<extra></extra>",
                marker={"color": COLOUR[colour], "size": size},
            ),
            row=1,
            col=1,
        )
        dots = own[dimensions].stack()
        at = [place[key] for key in zip(dots.index.get_level_values(1), dots)]
        fig.add_trace(
            go.Scatter(
                x=dots.index.get_level_values(0) + 1,
                y=at,
                mode="markers",
                showlegend=False,
                hoverinfo="skip",
                marker={"color": COLOUR[colour], "size": size / 2, "symbol": "square"},
            ),
            row=2,
            col=1,
        )
    fig.add_hline(y=stated[0], line_dash="dot", row=1, col=1)
    # On a log axis plotly places lines by value and annotations by its logarithm.
    fig.add_annotation(
        x=1,
        y=np.log10(stated[0]) if log else stated[0],
        text=stated[1],
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        row=1,
        col=1,
    )
    fig.update_yaxes(title=axis, type="log" if log else "linear", tickformat=tickformat, row=1, col=1)
    fig.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[choice for _, choice in rows],
        range=[len(rows) - 0.5, -0.5],
        row=2,
        col=1,
    )
    fig.update_layout(
        title=f"{title}<br><sup>{subtitle}</sup>", height=360 + 19 * len(rows), hovermode="closest"
    )
    fig.show()


def bootstrap(returns, replications, seed=1):
    """Compound returns of resampled days, drawn one by one with replacement."""
    drawn = np.random.default_rng(seed).choice(returns, size=(replications, len(returns)))
    return (1 + drawn).prod(axis=1) - 1


def rounds_to(values, stated, digits):
    """Does a decimal, in percent, round to the stated one?"""
    return np.round(100 * np.asarray(values), digits) == round(100 * stated, digits)


READINGS = {}


def claim(name, stated, readings, testable=True):
    """Keeps a claim's readings: columns definition, value, fits, and n or others for show."""
    frame = pd.DataFrame(readings)
    READINGS[name] = (stated, frame, testable)
    return frame


def verdict(name):
    _, frame, testable = READINGS[name]
    if not testable:
        return "untestable"
    return "supported" if frame.fits.all() else "depends" if frame.fits.any() else "contradicted"


def result(name):
    """The verdict on a claim with all its readings."""
    stated, frame, _ = READINGS[name]
    table(
        frame,
        f"<b>{verdict(name)}</b>: {name}, stated {stated}; {frame.fits.sum()} of {len(frame)} readings fit",
    )


def key_figures():
    """Every reading by claim and definition, for whoever compares them with another program's."""
    columns = ["value", "low", "high"]
    print(
        json.dumps(
            {
                name: {
                    "verdict": verdict(name),
                    "readings": {
                        row.definition: row[frame.columns.intersection(columns)].dropna().to_dict()
                        for _, row in frame.iterrows()
                    },
                }
                for name, (_, frame, _) in READINGS.items()
            },
            default=float,
        )
    )
