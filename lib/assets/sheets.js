/* Runs in the browser that prints a page, before it does: lays the page out in columns of a sheet's size, which break where
   sheets do, and lets a notebook begin on a new sheet where the one before it is not nearly empty. The value is how far down
   each sheet is filled, between 0 and 1. */
({ width, height, scale, least }) => {
  const gap = 200;
  document.documentElement.style.fontSize = `${82 * scale}%`;
  const columns = document.createElement("style");
  columns.textContent = `body{width:${width}px;height:${height}px;columns:${width}px;column-gap:${gap}px;column-fill:auto}`;
  document.head.append(columns);

  /** Rectangles of the text and the pictures below an element. */
  function* rectangles(element) {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const range = document.createRange();
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim() !== "") {
        range.selectNodeContents(node);
        yield* range.getClientRects();
      } else if (node.nodeName === "IMG") yield* node.getClientRects();
    }
  }

  /** How far down each sheet is filled by an element. */
  function fills(element) {
    const filled = [];
    for (const { left, bottom, width: across, height: down } of rectangles(element)) {
      if (across === 0 || down === 0) continue;
      const sheet = Math.floor((left + scrollX) / (width + gap));
      filled[sheet] = Math.max(filled[sheet] ?? 0, Math.min(1, (bottom + scrollY) / height));
    }
    return Array.from(filled, (fill) => fill ?? 0);
  }

  const chapters = [...document.querySelectorAll(".cb-chapter")];
  for (const chapter of chapters) chapter.style.breakBefore = "auto";
  const begun = chapters.filter((chapter) => {
    const before = chapter.previousElementSibling;
    const isNew = before !== null && (fills(before).at(-1) ?? 0) >= least;
    if (isNew) chapter.style.breakBefore = "column";
    return isNew;
  });
  const filled = fills(document.body);
  columns.remove();
  for (const chapter of begun) chapter.style.breakBefore = "page";
  return filled;
};
