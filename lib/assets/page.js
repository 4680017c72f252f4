/* Runs at the end of an exported page: its buttons, its table of contents. Without it the page still reads. */
(() => {
  const root = document.documentElement;
  const buttons = Object.fromEntries(
    [...document.querySelectorAll("body > .cb-top [data-action]")].map((button) => [
      button.dataset.action,
      button,
    ]),
  );

  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  function nameTheme() {
    buttons.theme.textContent = isDark() ? "Light" : "Dark";
    buttons.theme.setAttribute("aria-label", `Switch to the ${isDark() ? "light" : "dark"} page`);
  }
  function themeChanged() {
    nameTheme();
    window.claimbookRecolour?.();
  }
  buttons.theme.hidden = false;
  buttons.theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("claimbook-theme", root.dataset.theme);
    } catch {}
    themeChanged();
  });
  system.addEventListener("change", themeChanged);

  const cells = [...document.querySelectorAll(".cb-run > details.cb-code")];
  if (buttons.code) {
    const allOpen = () => cells.every((cell) => cell.open);
    const codeChanged = () => {
      buttons.code.textContent = allOpen() ? "Hide code" : "Show code";
      buttons.code.setAttribute("aria-pressed", String(allOpen()));
    };
    buttons.code.hidden = false;
    buttons.code.addEventListener("click", () => {
      const open = !allOpen();
      for (const cell of cells) cell.open = open;
    });
    for (const cell of cells) cell.addEventListener("toggle", codeChanged);
    codeChanged();
  }

  const links = [...document.querySelectorAll("body > .cb-page > .cb-side a")];
  const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  function mark() {
    const passed = targets.filter((target) => target && target.getBoundingClientRect().top < 120).length;
    links.forEach((link, at) => {
      if (at === passed - 1) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
  if (links.length > 0) {
    let waiting = false;
    addEventListener(
      "scroll",
      () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          mark();
        });
      },
      { passive: true },
    );
    mark();
  }

  /** What scrolls can be reached and named with the keyboard, and only that. */
  function nameScroller(box) {
    const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    if (scrolls === box.hasAttribute("tabindex")) return;
    if (!scrolls) {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      return;
    }
    const kind = box.matches(".cb-table") ? "Table" : box.matches(".cb-formula") ? "Formula" : "Text";
    const code = box.closest(".cb-code") ? "Code" : undefined;
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", box.querySelector("caption")?.textContent || (code ?? kind));
  }
  const BOXES = "pre, .cb-table, .cb-formula, .cb-rich, .cb-widgets, .cb-error > p, .cb-long";
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) nameScroller(target);
  });
  // Also for what comes onto the page later.
  window.claimbookScrollers = (part) => {
    for (const box of part.querySelectorAll(BOXES)) sizes.observe(box);
  };
  window.claimbookScrollers(document);

  nameTheme();
})();
