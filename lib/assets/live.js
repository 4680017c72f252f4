/* Runs at the end of an exported page that can be asked again: unpacks and starts the live part when the reader asks for it. */
(() => {
  const button = document.querySelector('body > .cb-top [data-action="live"]');

  async function start() {
    const [code, worker, page] = await Promise.all(
      ["cb-live-code", "cb-live-worker", "cb-live-page"].map(window.claimbookUnpacked),
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
