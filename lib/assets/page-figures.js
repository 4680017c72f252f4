/* Runs at the end of an exported page that has figures: each becomes interactive as it comes near. Until then, and in print,
   its static SVG stands, in a box of the same size. */
(() => {
  const load = () => window.claimbookLoad(() => window.claimbookUnpacked("cb-plotly"));

  /** Once there is text to read; nothing here may come before it. */
  const painted = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName("first-contentful-paint").length > 0) resolve();
    }).observe({ type: "paint", buffered: true });
    // Some browsers are told to keep to themselves when they paint.
    addEventListener("load", () => setTimeout(resolve, 1000));
  });

  /** Figures within a window's height of the window, not yet drawn. */
  const waiting = new Set();
  const middle = ({ top, bottom }) => Math.abs(top + bottom - innerHeight);
  const nearest = () =>
    [...waiting]
      .map((figure) => ({ figure, away: middle(figure.getBoundingClientRect()) }))
      .reduce((one, other) => (other.away < one.away ? other : one)).figure;

  let working = false;
  async function work() {
    if (working) return;
    working = true;
    await painted;
    await load();
    while (waiting.size > 0) {
      const figure = nearest();
      waiting.delete(figure);
      near.unobserve(figure);
      await window.claimbookDrawOne(figure);
    }
    working = false;
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) waiting.add(target);
        else waiting.delete(target);
      }
      if (waiting.size > 0) work().catch(() => near.disconnect());
    },
    { rootMargin: "100% 0px" },
  );
  for (const figure of document.querySelectorAll(".cb-plate > .cb-figure")) near.observe(figure);
  // For figures that come onto the page later.
  window.claimbookWatch = (figure) => near.observe(figure);

  // Whoever scrolls to the first figure shall find plotly.js there. Safari learnt late what idle is.
  const idle = window.requestIdleCallback ?? setTimeout;
  painted.then(() => idle(() => load().catch(() => {})));
})();
