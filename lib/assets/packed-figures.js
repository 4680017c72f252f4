/* Runs in the reader's browser after figure.js, in notebooks alone: there the JSON of a figure is gzipped. Running it again
   changes nothing. */
(() => {
  const draw = window.claimbookDraw;
  if (draw.unpacks) return;

  /** Front ends keep the type of a script, and not all of its other attributes. */
  async function unpack(script) {
    const bytes = Uint8Array.from(atob(script.textContent.trim()), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    script.textContent = await new Response(stream).text();
    script.type = "application/vnd.plotly.v1+json";
  }

  async function unpackAll() {
    for (const script of document.querySelectorAll('.cb-figure > script[type="application/gzip"]')) {
      // A figure that is damaged keeps its static SVG.
      await unpack(script).catch(() => {});
    }
  }

  window.claimbookDraw = () => {
    for (const delay of [0, 200, 1000]) setTimeout(() => unpackAll().then(draw), delay);
  };
  window.claimbookDraw.unpacks = true;
})();
