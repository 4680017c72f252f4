/* Runs at the end of an exported page that has figures: each becomes interactive once the reader rests near it, or reaches for it.
   Until then, and in print, its static SVG stands, in a box of the same size. */
(() => {
  // Wheels scroll in notches, and the browser ends a scroll after each: `scrollend` alone would draw between two notches.
  const REST_MS = 150;

  const load = () => window.claimbookLoad(() => window.claimbookUnpacked("cb-plotly"));

  /** Once there is text to read; nothing here may come before it. */
  const painted = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName("first-contentful-paint").length > 0) resolve();
    }).observe({ type: "paint", buffered: true });
    // Some browsers are told to keep to themselves when they paint.
    addEventListener("load", () => setTimeout(resolve, 1000));
  });

  let scrolling = false;
  let rest = Promise.resolve();
  let settle;
  let timer;
  function scrolled() {
    if (!scrolling) {
      scrolling = true;
      rest = new Promise((resolve) => {
        settle = resolve;
      });
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      scrolling = false;
      settle();
    }, REST_MS);
  }
  for (const type of ["scroll", "wheel"])
    document.addEventListener(type, scrolled, { capture: true, passive: true });

  // Safari learnt late what idle is.
  const idle = window.requestIdleCallback ?? setTimeout;

  /** Once nothing scrolls and the browser is idle. */
  async function leisure() {
    do {
      await rest;
      await new Promise((resolve) => idle(resolve, { timeout: 1000 }));
    } while (scrolling);
  }

  /** Figures not yet drawn, and those of them within a window's height of the window. */
  const pending = new WeakSet();
  const waiting = new Set();

  /** How far a figure is from the middle of the window; those in view come before all others. */
  function away(figure) {
    if (figure.matches(":hover")) return -1;
    const { top, bottom } = figure.getBoundingClientRect();
    return Math.max(0, top - innerHeight / 2, innerHeight / 2 - bottom);
  }
  const nearest = () =>
    [...waiting]
      .map((figure) => ({ figure, distance: away(figure) }))
      .reduce((one, other) => (other.distance < one.distance ? other : one)).figure;

  async function draw(figure) {
    pending.delete(figure);
    waiting.delete(figure);
    near.unobserve(figure);
    await load();
    await window.claimbookDrawOne(figure);
  }

  let working = false;
  async function work() {
    if (working) return;
    working = true;
    await painted;
    await leisure();
    await load();
    while (waiting.size > 0) {
      await leisure();
      if (waiting.size > 0) await draw(nearest());
    }
    working = false;
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting && pending.has(target)) waiting.add(target);
        else waiting.delete(target);
      }
      if (waiting.size > 0) work().catch(() => near.disconnect());
    },
    { rootMargin: "100% 0px" },
  );
  function watch(figure) {
    pending.add(figure);
    near.observe(figure);
  }
  for (const figure of document.querySelectorAll(".cb-plate > .cb-figure")) watch(figure);
  // For figures that come onto the page later.
  window.claimbookWatch = watch;

  /** Who reaches for a figure does not wait. */
  function reached({ target }) {
    const figure = target.closest?.(".cb-plate")?.querySelector(":scope > .cb-figure");
    if (pending.has(figure)) draw(figure).catch(() => {});
  }
  // Figures also pass under a pointer that stands still, and under a finger that scrolls; such a touch ends without `pointerup`.
  document.addEventListener("pointerover", (event) => {
    if (!scrolling && event.pointerType !== "touch") reached(event);
  });
  document.addEventListener("pointerup", reached);
  document.addEventListener("focusin", reached);

  // Whoever rests at the first figure shall find plotly.js there.
  painted.then(async () => {
    await leisure();
    load().catch(() => {});
  });
})();
