/* Runs in the reader's browser: swaps the static SVG of a figure for the interactive plot, once plotly.js is there.
   Without plotly.js, or when drawing fails, the static SVG stays. Running it again changes nothing. */
(() => {
  if (window.claimbookDraw) return;
  const DARK = window.claimbookDarkColours || {};
  const PAPER = "#ffffff";
  const MAX_HEIGHT = 4000;
  const DATA = new Set(["x", "y", "z", "text", "hovertext", "customdata", "name"]);

  const style = document.createElement("style");
  style.textContent =
    ".cb-figure[data-drawn] .cb-static-svg{display:none!important}" +
    // In less room, as while a side bar squeezes a notebook, plotly sets texts at infinity.
    ".cb-plot{min-width:160px}" +
    "@media print{.cb-figure>.cb-plot{display:none!important}.cb-figure[data-drawn] .cb-static-svg{display:block!important}}";
  document.head.append(style);

  /** The text that base64 holds gzipped. */
  function unpacked(base64) {
    const text = atob(base64.trim());
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  /** plotly.js from what unpacks its source; resolves to Plotly. AMD loaders on the page must not catch it. */
  async function load(unpack) {
    const script = document.createElement("script");
    script.textContent = await unpack();
    document.head.append(script);
    script.remove();
    if (!window.Plotly) throw new Error("plotly.js did not start");
    return window.Plotly;
  }

  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const brightness = ([red, green, blue]) => 0.3 * red + 0.59 * green + 0.11 * blue;

  /** What lies behind the element: the first opaque background, in any front end; without one the text tells if it is dark. */
  function backdrop(element) {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      const background = channels(backgroundColor);
      if ((background[3] ?? 1) > 0.5) return { colour: backgroundColor, dark: brightness(background) < 128 };
    }
    const dark = brightness(channels(getComputedStyle(element).color)) > 128;
    return { colour: dark ? (DARK[PAPER] ?? PAPER) : PAPER, dark };
  }

  function recolour(value) {
    if (typeof value === "string") {
      if (Object.hasOwn(DARK, value)) return DARK[value];
      const parts = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(value);
      if (!parts) return value;
      const hex = (list) => `#${list.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
      const dark = DARK[hex(parts.slice(1, 4))];
      if (!dark) return value;
      const rgb = [1, 3, 5].map((start) => Number.parseInt(dark.slice(start, start + 2), 16));
      return `rgba(${rgb.join(", ")}, ${parts[4]})`;
    }
    if (Array.isArray(value)) return value.map(recolour);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, DATA.has(key) ? item : recolour(item)]),
    );
  }

  const phone = matchMedia("(max-width: 47.99rem)");

  /** The figure as a phone lays it out, where its `meta` says how; null takes a key away. */
  function narrowed({ data, layout }) {
    const own = layout.meta?.narrow;
    if (!own) return { data, layout };
    const changed = (wide, changes = {}) =>
      Object.fromEntries(Object.entries({ ...wide, ...changes }).filter(([, value]) => value !== null));
    return {
      data: data.map((trace, at) => changed(trace, own.traces?.[at])),
      layout: changed(layout, own.layout),
    };
  }

  /** The figure's JSON, fitted to the page: its width, its colours, its pointer. Its height stays, and so what is below it. */
  function fitted(figure) {
    const source = figure.querySelector('script[type="application/vnd.plotly.v1+json"]').textContent;
    const parsed = JSON.parse(source);
    const { data, layout } = phone.matches ? narrowed(parsed) : parsed;
    const { width: _, ...rest } = layout;
    const { colour, dark } = backdrop(figure);
    const page = (own) => (own === undefined || own === PAPER ? colour : own);
    const own = {
      ...rest,
      autosize: true,
      // What the reader has zoomed and hidden outlives a change of colours.
      uirevision: "kept",
      // No figure makes a page of any height.
      height: Math.min(Number(layout.height) || 420, MAX_HEIGHT),
      paper_bgcolor: page(layout.paper_bgcolor),
      plot_bgcolor: page(layout.plot_bgcolor),
    };
    // A finger that drags means to scroll the page.
    if (matchMedia("(pointer: coarse)").matches) own.dragmode = false;
    // A figure that brings its own paper keeps its colours on it.
    const turns = dark && (layout.paper_bgcolor ?? PAPER) === PAPER;
    return turns ? { data: recolour(data), layout: recolour(own) } : { data, layout: own };
  }

  function config(figure) {
    const title = figure.querySelector(".cb-title")?.textContent || "figure";
    const filename =
      title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "")
        .slice(0, 60) || "figure";
    return {
      responsive: true,
      // Where nothing hovers plotly's buttons would always lie over the legend.
      displayModeBar: matchMedia("(hover: none)").matches ? false : "hover",
      displaylogo: false,
      // A page that loads nothing sends nothing either: plotly's button that uploads the chart goes, with its address.
      plotlyServerURL: "",
      modeBarButtonsToRemove: [
        "sendChartToCloud",
        "select2d",
        "lasso2d",
        "zoomIn2d",
        "zoomOut2d",
        "autoScale2d",
      ],
      toImageButtonOptions: { format: "png", scale: 2, filename },
    };
  }

  const drawn = new Set();

  /** Some front ends take an output off the page and put it back, as one scrolls: it is drawn again then. */
  const returning = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (!target.isConnected) continue;
      returning.unobserve(target);
      window.claimbookDraw();
    }
  });

  /** A cell that runs again drops its figure, and plotly would keep what it drew for as long as the page lives. */
  function purgeDetached(Plotly) {
    for (const figure of drawn) {
      if (figure.isConnected) continue;
      const plot = figure.querySelector(".cb-plot");
      Plotly.purge(plot);
      plot.remove();
      delete figure.dataset.drawn;
      drawn.delete(figure);
      returning.observe(figure);
    }
  }

  /** Lets the page answer its reader between one figure and the next. */
  const breath = () => new Promise((resolve) => setTimeout(resolve));

  /** Draws a figure, unless it is drawn already, and takes breath. */
  async function drawOne(figure) {
    const Plotly = await window.claimbookPlotly;
    if (figure.dataset.drawn !== undefined || !figure.isConnected) return;
    const staticSvg = figure.querySelector(".cb-static-svg");
    if (!staticSvg) return;
    const plot = document.createElement("div");
    plot.className = "cb-plot";
    plot.setAttribute("role", "group");
    plot.setAttribute("aria-label", staticSvg.alt);
    (staticSvg.closest(".cb-static") ?? staticSvg).after(plot);
    figure.dataset.drawn = "";
    try {
      const { data, layout } = fitted(figure);
      plot.style.height = `${layout.height}px`;
      await Plotly.newPlot(plot, data, layout, config(figure));
      drawn.add(figure);
    } catch {
      plot.remove();
      delete figure.dataset.drawn;
    }
    await breath();
  }

  async function drawAll() {
    const Plotly = await window.claimbookPlotly;
    purgeDetached(Plotly);
    for (const figure of document.querySelectorAll(".cb-figure:not([data-drawn])")) await drawOne(figure);
  }

  /** Draws the figures that are on the page and not yet drawn; some front ends run a script before its output is in place. */
  window.claimbookDraw = () => {
    for (const delay of [0, 200, 1000]) setTimeout(() => drawAll().catch(() => {}), delay);
  };

  const away = (figure) => Math.abs(figure.getBoundingClientRect().top);

  /** Draws anew in the page's colours and for its room, first what the reader looks at. */
  window.claimbookRecolour = async () => {
    const Plotly = await window.claimbookPlotly;
    const figures = [...document.querySelectorAll(".cb-figure[data-drawn]")];
    for (const figure of figures.sort((one, other) => away(one) - away(other))) {
      try {
        const { data, layout } = fitted(figure);
        const plot = figure.querySelector(".cb-plot");
        plot.style.height = `${layout.height}px`;
        await Plotly.react(plot, data, layout, config(figure));
      } catch {
        // The others are drawn all the same.
      }
      await breath();
    }
  };

  // A phone that is turned, a window that is made narrow.
  phone.addEventListener("change", () => window.claimbookRecolour().catch(() => {}));

  /** Unpacks and starts plotly.js, once. */
  window.claimbookLoad = (unpack) => {
    window.claimbookPlotly ||= load(unpack);
    return window.claimbookPlotly;
  };
  window.claimbookDrawOne = drawOne;

  /** Lets go of what plotly holds of a figure that leaves the page, which may come back. */
  window.claimbookRelease = async (figure) => {
    if (!drawn.delete(figure)) return;
    const Plotly = await window.claimbookPlotly;
    const plot = figure.querySelector(".cb-plot");
    Plotly.purge(plot);
    plot.remove();
    delete figure.dataset.drawn;
  };

  window.claimbookStart = (base64) => {
    window.claimbookLoad(() => unpacked(base64));
    window.claimbookDraw();
  };
})();
