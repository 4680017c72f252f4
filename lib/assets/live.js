/* Runs at the end of an exported page that can be asked again: unpacks and starts the live part when the reader asks for it. */
(() => {
  const button = document.querySelector('body > .cb-top [data-action="live"]');
  const text = (id) => document.getElementById(id).textContent.trim();

  async function unpacked(id) {
    const bytes = Uint8Array.from(atob(text(id)), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  async function start() {
    const [code, worker, page] = await Promise.all(
      ["cb-live-code", "cb-live-worker", "cb-live-page"].map(unpacked),
    );
    const script = document.createElement("script");
    script.textContent = code;
    document.head.append(script);
    script.remove();
    window.claimbookLive(JSON.parse(page), worker);
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    start().then(
      () => button.remove(),
      () => {
        button.textContent = "This browser cannot run the page";
      },
    );
  });
})();
