/* Runs in the browser that prints a page, before it does: lays the page out in columns of a sheet's size, which break where
   sheets do, and sets breaks so that no sheet stays nearly empty. A notebook of a book begins on a new sheet, unless it or
   what is left of the one before is short; a sheet that has little gets the end of the one before. The value is how far down
   each sheet is filled, between 0 and 1. */
({ width, height, least }) => {
  const gap = 200;
  const columns = document.createElement("style");
  columns.textContent = `body{width:${width}px;height:${height}px;columns:${width}px;column-gap:${gap}px;column-fill:auto}`;
  document.head.append(columns);

  /** Rectangles of the text and the pictures below an element, in its order: their sheets, and how far down they reach. */
  function* rectangles(element) {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const range = document.createRange();
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      let found = [];
      if (node.nodeType === Node.TEXT_NODE && node.data.trim() !== "") {
        range.selectNodeContents(node);
        found = range.getClientRects();
      } else if (node.nodeName === "IMG") found = node.getClientRects();
      for (const { left, top, bottom, width: across, height: down } of found) {
        if (across === 0 || down === 0) continue;
        const sheet = Math.floor((left + scrollX) / (width + gap));
        yield { sheet, top: (top + scrollY) / height, bottom: Math.min(1, (bottom + scrollY) / height) };
      }
    }
  }

  /** How far down each sheet is filled by an element. */
  function fills(element) {
    const filled = [];
    for (const { sheet, bottom } of rectangles(element)) filled[sheet] = Math.max(filled[sheet] ?? 0, bottom);
    return Array.from(filled, (fill) => fill ?? 0);
  }

  const broken = new Set();
  function breakBefore(element) {
    element.style.breakBefore = "column";
    broken.add(element);
  }
  function join(element) {
    element.style.breakBefore = "auto";
    broken.delete(element);
  }

  for (const chapter of document.querySelectorAll(".cb-chapter")) {
    const before = chapter.previousElementSibling;
    join(chapter);
    if (!before || (fills(before).at(-1) ?? 0) < least) continue;
    breakBefore(chapter);
    const own = fills(chapter).filter((fill) => fill > 0);
    if (own.length < 2 && (own[0] ?? 0) < least) join(chapter);
  }

  /** What may begin a sheet: a cell or a part of one, but not what its heading stands above. */
  const isHeading = (element) => /^H[1-6]$/.test(element?.nodeName ?? "");
  const blocks = [
    ...document.querySelectorAll(".cb-cell, .cb-text > *, .cb-run > *, .cb-receipt, .cb-receipt > *"),
  ].filter((block) => {
    const before = block.previousElementSibling;
    return (
      before && !isHeading(before) && !(before.matches(".cb-cell") && isHeading(before.lastElementChild))
    );
  });

  let filled = fills(document.body);
  for (let sheet = 1; sheet < filled.length; sheet += 1) {
    if (filled[sheet] >= least) continue;
    const movable = blocks.flatMap((block) => {
      const [first] = rectangles(block);
      if (first?.sheet !== sheet - 1) return [];
      return [{ block, rest: first.top, moved: filled[sheet] + filled[sheet - 1] - first.top }];
    });
    const best = movable
      .filter(({ rest, moved }) => rest >= least && moved <= 0.95)
      .sort((a, b) => Math.abs(a.moved - least) - Math.abs(b.moved - least))
      .find(({ moved }) => moved >= least);
    if (!best || [...broken].some((one) => rectangles(one).next().value?.sheet === sheet)) continue;
    breakBefore(best.block);
    filled = fills(document.body);
  }
  columns.remove();
  for (const block of broken) block.style.breakBefore = "page";
  return filled;
};
