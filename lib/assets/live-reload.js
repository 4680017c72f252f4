/* Runs at the end of a page that `claimbook watch` serves: reloads the page when its file has changed, where the reader was,
   and says what is wrong meanwhile. The page's file has none of it. */
(() => {
  const own = document.querySelector('meta[name="claimbook-version"]').content;
  const place = `claimbook-place ${location.pathname}`;
  /** The folds of the page by the cells that they stand in: cells may come and go. */
  function folds() {
    const found = new Map();
    for (const fold of document.querySelectorAll("main details")) {
      const cell = fold.closest("[id]")?.id;
      const before = [...found.keys()].filter((name) => name.startsWith(`${cell} `)).length;
      found.set(`${cell} ${before}`, fold);
    }
    return found;
  }

  /** The last element that begins at the window's top or above it is what the reader looks at. */
  function remember() {
    const above = [...document.querySelectorAll("main [id]")].filter(
      (element) => element.getClientRects().length > 0 && element.getBoundingClientRect().top <= 1,
    );
    const at = above.at(-1);
    const seen = at && { id: at.id, top: at.getBoundingClientRect().top };
    const open = [...folds()].filter(([, fold]) => fold.open).map(([name]) => name);
    try {
      sessionStorage.setItem(place, JSON.stringify({ seen, y: scrollY, open }));
    } catch {}
  }

  function recall() {
    let text = null;
    try {
      text = sessionStorage.getItem(place);
      sessionStorage.removeItem(place);
    } catch {}
    if (text === null) return;
    const { seen, y, open } = JSON.parse(text);
    const now = folds();
    for (const name of open) if (now.has(name)) now.get(name).open = true;
    const go = () => {
      const element = seen && document.getElementById(seen.id);
      const top = element ? scrollY + element.getBoundingClientRect().top - seen.top : y;
      scrollTo({ top, behavior: "instant" });
    };
    history.scrollRestoration = "manual";
    go();
    addEventListener("load", () => {
      go();
      requestAnimationFrame(() => {
        history.scrollRestoration = "auto";
      });
    });
  }

  const host = document.createElement("div");
  host.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:1000;pointer-events:none";
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>
    :host { font: 0.9375rem/1.45 var(--font, system-ui, sans-serif); color: var(--text, CanvasText); }
    @media print { :host { display: none; } }
    [hidden] { display: none !important; }
    div, button { pointer-events: auto; }
    div { background: var(--paper, Canvas); border: 1px solid currentColor; }
    .doing { width: fit-content; margin: 0 1rem 1rem auto; padding: 0.25em 0.9em; border-radius: 1em; font-size: 0.875rem; }
    .problems { max-height: 45vh; overflow: auto; border-width: 3px 0 0; padding: 0.75rem 3.5rem 0.75rem 1.5rem; }
    h2 { font-size: 1rem; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
    pre { font: 0.8125rem/1.45 var(--mono, ui-monospace, monospace); margin: 0 0 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    button { position: absolute; right: 1rem; margin-top: 0.6rem; font: inherit; color: inherit; background: none;
      border: 1px solid currentColor; border-radius: 4px; min-width: 1.75rem; min-height: 1.75rem; cursor: pointer; z-index: 1; }
    </style><div class="doing" role="status" hidden></div>
    <button type="button" aria-label="Hide what is wrong" hidden>×</button>
    <div class="problems" role="alert" tabindex="0" aria-label="What is wrong" hidden></div>`;
  const [doing, problems, hide] = [".doing", ".problems", "button"].map((name) => root.querySelector(name));
  let shown = "[]";
  hide.addEventListener("click", () => {
    problems.hidden = hide.hidden = true;
  });

  function show(state) {
    doing.textContent = state.doing;
    doing.hidden = state.doing === "";
    const text = JSON.stringify(state.problems);
    if (text === shown) return;
    shown = text;
    problems.hidden = hide.hidden = state.problems.length === 0;
    problems.replaceChildren(
      ...state.problems.flatMap((problem) => {
        const [title, what] = [document.createElement("h2"), document.createElement("pre")];
        title.textContent = problem.title;
        what.textContent = problem.text;
        return [title, what];
      }),
    );
  }

  let last = { doing: "", problems: [] };
  let source;
  function connect() {
    source?.close();
    source = new EventSource(
      `/claimbook-events?page=${encodeURIComponent(decodeURIComponent(location.pathname))}`,
    );
    source.addEventListener("message", ({ data }) => {
      last = JSON.parse(data);
      if (last.version !== own) {
        source.close();
        remember();
        location.reload();
      } else show(last);
    });
    source.addEventListener("error", () => show({ ...last, doing: "claimbook watch has ended" }));
  }
  // A browser has few connections to a server: pages that nobody sees leave theirs to others.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) source.close();
    else connect();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && connect());
  addEventListener("pagehide", () => source?.close());

  document.body.append(host);
  recall();
  if (!document.hidden) connect();
})();
