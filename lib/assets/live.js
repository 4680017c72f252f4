/* Runs at the end of an exported page that can be asked again: unpacks and starts the live part when the reader asks for it. */
(() => {
  const button = document.querySelector('body > .cb-top [data-action="live"]');
  const text = (id) => document.getElementById(id).textContent.trim();

  /** The bytes of a text in base 85; "x" stands for "<". */
  function bytesOf(text) {
    const codes = Uint8Array.from(
      text,
      (character) => (character === "x" ? 60 : character.charCodeAt(0)) - 35,
    );
    const left = (5 - (codes.length % 5)) % 5;
    const view = new DataView(new ArrayBuffer(Math.ceil(codes.length / 5) * 4));
    for (let at = 0; at < codes.length; at += 5) {
      let word = 0;
      for (let place = 0; place < 5; place += 1) word = word * 85 + (codes[at + place] ?? 84);
      view.setUint32((at / 5) * 4, word);
    }
    return new Uint8Array(view.buffer, 0, view.byteLength - left);
  }

  async function unpacked(id) {
    const stream = new Blob([bytesOf(text(id))]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }
  window.claimbookUnpacked = unpacked;

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
