/* Runs at the end of a page that has verdict cards: fills the fold "Explore the readings" of a card when it is first opened. Texts of
   the readings are those of the card's table. */
(() => {
  const HEIGHT = 132;
  const EDGE = 14;

  function html(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }
  function svg(name, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** The readings of a card: what its table says of each, and what the fold carries for programs. */
  function readingsOf(fold) {
    const data = JSON.parse(fold.dataset.readings);
    const lines = [...fold.parentElement.querySelectorAll("details:not(.cb-explore) > .cb-table tbody tr")];
    const beside = new Set(data.beside);
    const readings = lines.map((line, at) => {
      const [definition, value, window, , fits] = [...line.cells].map((cell) => cell.textContent);
      return {
        ...{ line, at, definition, window, value, amount: data.values[at] },
        axis: data.axes?.[at] ?? 0,
        decides: !beside.has(at),
        // Where no reading decides, the table has no such column.
        fits: fits === undefined ? undefined : line.classList.contains("cb-fits"),
      };
    });
    return { ...data, readings };
  }

  /** Dimensions and rows; without named ones a reading is picked by its definition, with its window where two are called the same. */
  function choicesOf({ dimensions, rows, readings }) {
    if (dimensions) return { dimensions, rows };
    const times = (text) => readings.filter(({ definition }) => definition === text).length;
    const names = readings.map(({ definition, window, value }) =>
      times(definition) > 1 ? `${definition}, ${window}, ${value}` : definition,
    );
    return { dimensions: [["reading", ...names]], rows: readings.map((_, at) => [at]) };
  }

  /** The reading that has a choice and shares most of the others; an exact one shares all. */
  function nearest(rows, wanted, changed) {
    const shared = (row) => row.filter((option, at) => option === wanted[at]).length;
    return rows.reduce(
      (best, row, at) =>
        row[changed] === wanted[changed] && (best < 0 || shared(row) > shared(rows[best])) ? at : best,
      -1,
    );
  }

  const MARKS = {
    fits: () => svg("circle", { r: 4.5 }),
    misses: () => svg("path", { d: "M0-5 5 0 0 5-5 0Z" }),
    plain: () => svg("circle", { r: 3.5 }),
  };
  const markOf = ({ fits }) => (fits === undefined ? "plain" : fits ? "fits" : "misses");

  /** The value alone, without its interval. */
  const short = (value) => value.replace(/ \(.*/, "");

  /** The specification curve of the readings on the chosen one's axis, lowest first. */
  function curve({ readings, target }, chosen) {
    const shown = readings
      .filter(({ axis, amount }) => axis === chosen.axis && amount !== null)
      .sort((one, other) => one.amount - other.amount);
    const bounds =
      target?.axis === chosen.axis ? [target.from, target.to].filter((bound) => bound !== null) : [];
    const levels = [...new Set(bounds)];
    const amounts = [...shown.map(({ amount }) => amount), ...levels];
    const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
    const y = (amount) =>
      high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((amount - low) / (high - low)) * (HEIGHT - 2 * EDGE);
    const x = (place) => `${shown.length === 1 ? 50 : 2 + (96 * place) / (shown.length - 1)}%`;
    const picture = svg("svg", { height: HEIGHT, width: "100%", "aria-hidden": "true" });
    // A bound of zero that is open on the other side is a sign, and no level.
    const isSign = levels.length === 1 && levels[0] === 0 && bounds.length === 1;
    for (const level of levels) {
      picture.append(svg("line", { class: "cb-level", x1: "0", x2: "100%", y1: y(level), y2: y(level) }));
    }
    const place = shown.indexOf(chosen);
    if (place >= 0)
      picture.append(svg("line", { class: "cb-at", x1: x(place), x2: x(place), y1: 0, y2: HEIGHT }));
    shown.forEach((reading, at) => {
      const size = (reading.decides ? 1 : 0.65) * (shown.length > 80 ? 0.6 : 1);
      const mark = svg("g", { class: `cb-mark-${markOf(reading)}`, transform: `scale(${size})` });
      mark.append(MARKS[markOf(reading)]());
      const spot = svg("svg", { x: x(at), y: y(reading.amount), overflow: "visible" }, mark);
      if (reading === chosen) spot.append(svg("circle", { class: "cb-chosen-mark", r: 9 }));
      picture.append(spot);
    });
    // The curve rises: a label has room on the left above its middle, on the right below it.
    for (const level of levels) {
      const isHigh = level > (low + high) / 2;
      const label = svg("text", {
        x: isHigh ? "0" : "100%",
        "text-anchor": isHigh ? "start" : "end",
        y: isHigh ? y(level) + 14 : y(level) - 5,
      });
      label.append(isSign ? "zero" : "stated");
      picture.append(label);
    }
    return { picture, shown, place };
  }

  function key(name, text) {
    const mark = svg("svg", { width: 12, height: 12, viewBox: "-6 -6 12 12", "aria-hidden": "true" });
    mark.append(svg("g", { class: `cb-mark-${name}` }, MARKS[name]()));
    return html("span", {}, mark, ` ${text}`);
  }

  function fitText({ fits, decides }) {
    if (fits === undefined) return "It does not decide";
    const text = fits ? "It fits what was stated" : "It does not fit what was stated";
    return decides ? text : `${text}, and is shown for comparison: it does not decide`;
  }

  /** Where a choice leads from a reading: the reading, and the other choices that it had to give up. */
  function chosenBy({ dimensions, rows }, wanted, changed) {
    const at = nearest(rows, wanted, changed);
    const moved = dimensions.flatMap(([name, ...options], dimension) =>
      rows[at][dimension] === wanted[dimension] ? [] : [`${name}: ${options[rows[at][dimension]]}`],
    );
    return { at, moved };
  }

  /** What is said of a reading after its value. */
  function about(reading, { place, of, moved }) {
    return [
      `: ${reading.definition}; ${reading.window}. ${fitText(reading)}.`,
      place < 0 ? "" : ` By value, number ${place + 1} of ${of} from the lowest.`,
      moved.length === 0
        ? ""
        : ` That combination was not measured; this is the nearest that was, with ${moved.join(", ")}.`,
    ].join("");
  }

  /** The longest of what any choice can lead to, unseen: it takes the room, so that nothing below moves. */
  function longest(choices, readings) {
    const values = new Map();
    for (const row of choices.rows) {
      choices.dimensions.forEach(([, ...options], changed) => {
        for (const option of options.keys()) {
          const { at, moved } = chosenBy(choices, row.with(changed, option), changed);
          const ranked = { place: readings.length - 1, of: readings.length };
          values.set(about(readings[at], { ...ranked, moved }), readings[at].value);
        }
      });
    }
    return [...values]
      .sort(([one], [other]) => other.length - one.length)
      .slice(0, 5)
      .map(([text, value]) => html("p", { "aria-hidden": "true" }, html("strong", {}, value), text));
  }

  function fill(fold) {
    const card = readingsOf(fold);
    const choices = choicesOf(card);
    const { dimensions, rows } = choices;
    const selects = dimensions.map(([name, ...options]) => {
      const select = html("select", {});
      options.forEach((option, at) => {
        select.append(html("option", { value: at }, option));
      });
      return { select, label: html("label", {}, html("span", {}, name), select) };
    });
    const output = html("output", { "aria-live": "polite" });
    const plot = html("div", { class: "cb-explore-curve" });

    function show(at, moved = []) {
      const chosen = card.readings[at];
      for (const { line } of card.readings) line.removeAttribute("aria-current");
      chosen.line.setAttribute("aria-current", "true");
      rows[at].forEach((option, dimension) => {
        selects[dimension].select.value = option;
      });
      const { picture, shown, place } = curve(card, chosen);
      const ends = [shown[0], shown.at(-1)].filter(Boolean);
      const words = ["lowest", "highest"].map((word, end) =>
        html("span", {}, ends[end] ? `${word} ${short(ends[end].value)}` : ""),
      );
      plot.replaceChildren(picture, html("p", { class: "cb-explore-ends" }, ...words));
      output.replaceChildren(
        html("strong", {}, chosen.value),
        about(chosen, { place, of: shown.length, moved }),
      );
    }

    selects.forEach(({ select }, changed) => {
      select.addEventListener("change", () => {
        const wanted = selects.map((one) => Number(one.select.value));
        const { at, moved } = chosenBy(choices, wanted, changed);
        show(at, moved);
      });
    });
    const kinds = [...new Set(card.readings.map(markOf))];
    const words = { fits: "fits", misses: "does not fit", plain: "a reading" };
    const keys = Object.keys(words).flatMap((name) => (kinds.includes(name) ? [key(name, words[name])] : []));
    const small =
      card.readings.some(({ decides }) => !decides) && card.readings.some(({ decides }) => decides);
    const legend = html(
      "p",
      { class: "cb-explore-key" },
      ...keys,
      ...(small ? ["small: for comparison"] : []),
    );
    fold.append(
      html(
        "div",
        { role: "group", "aria-label": "Pick a reading" },
        html("div", { class: "cb-explore-picks" }, ...selects.map(({ label }) => label)),
        html("div", { class: "cb-explore-said" }, output, ...longest(choices, card.readings)),
        plot,
        legend,
      ),
    );
    show(0);
  }

  // Also for cards that come onto the page later.
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.matches?.(".cb-explore") && target.open && target.children.length === 1) fill(target);
    },
    true,
  );
})();
