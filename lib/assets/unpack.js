/* Runs at the end of an exported page that carries packed scripts or data. */
(() => {
  /** The bytes of a text in base 85; "x" stands for "<". */
  function bytesOf(text) {
    const { length } = text;
    const view = new DataView(new ArrayBuffer(Math.ceil(length / 5) * 4));
    for (let at = 0; at < length; at += 5) {
      let word = 0;
      for (let place = at; place < at + 5; place += 1) {
        const code = place < length ? text.charCodeAt(place) : 119;
        word = word * 85 + (code === 120 ? 60 : code) - 35;
      }
      view.setUint32((at / 5) * 4, word);
    }
    return new Uint8Array(view.buffer, 0, view.byteLength - ((5 - (length % 5)) % 5));
  }

  /** The text that an element of the page holds gzipped. */
  window.claimbookUnpacked = (id) => {
    const bytes = bytesOf(document.getElementById(id).textContent.trim());
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };
})();
