/* Runs in the reader's browser: gives each scoreboard buttons that show one verdict and a field that finds words. Without
   it the whole table shows. Running it again changes nothing. */
(() => {
  if (window.claimbookScoreboard) return;
  const sheet = document.createElement("style");
  sheet.textContent =
    ".cb-filter{display:flex;flex-wrap:wrap;gap:.5em;align-items:center;margin:1em 0}@media print{.cb-filter{display:none}}";
  document.head.append(sheet);
  const style =
    "font:inherit;font-size:.85em;line-height:1;padding:.45em .8em;border:1px solid #8886;border-radius:1em;background:none;color:inherit;cursor:pointer";

  function add(board) {
    if (board.dataset.ready !== undefined) return;
    board.dataset.ready = "";
    const rows = [...board.querySelectorAll("tbody tr[data-verdict]")];
    const bar = document.createElement("div");
    bar.className = "cb-filter";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "Show claims");
    let verdict = "";
    const words = document.createElement("input");
    const count = document.createElement("span");
    count.setAttribute("role", "status");
    count.style.cssText = "font-size:.85em;opacity:.75";

    function apply() {
      const sought = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        const fits =
          (!verdict || row.dataset.verdict === verdict) && sought.every((word) => text.includes(word));
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      count.textContent = shown === rows.length ? "" : `${shown} of ${rows.length}`;
      for (const button of bar.querySelectorAll("button")) {
        const on = button.value === verdict;
        button.setAttribute("aria-pressed", String(on));
        button.style.fontWeight = on ? "700" : "400";
        button.style.borderColor = on ? "currentColor" : "#8886";
      }
    }

    function button(value, label) {
      const element = document.createElement("button");
      element.type = "button";
      element.value = value;
      element.textContent = label;
      element.style.cssText = style;
      element.addEventListener("click", () => {
        verdict = value;
        apply();
      });
      bar.append(element);
    }
    button("", `All ${rows.length}`);
    for (const value of new Set(rows.map((row) => row.dataset.verdict))) {
      const own = rows.filter((row) => row.dataset.verdict === value);
      const word = own[0].querySelector(".cb-word")?.textContent.trim() || value;
      button(value, `${word} ${own.length}`);
    }
    words.type = "search";
    words.placeholder = "Find a word";
    words.setAttribute("aria-label", "Find claims by a word");
    words.style.cssText = `${style};cursor:text;min-width:9em`;
    words.addEventListener("input", apply);
    bar.append(words, count);
    board.prepend(bar);
    apply();
  }

  window.claimbookScoreboard = () => {
    for (const board of document.querySelectorAll(".cb-scoreboard")) add(board);
  };
  window.claimbookScoreboard();
})();
