import { readFileSync } from "node:fs";
import { gzipSync, strToU8 } from "fflate";
import { toBase85 } from "../../platform/base85.js";
import { bundledPath } from "../../platform/package-root.js";
import type { LiveParts } from "../export/page-html.js";
import type { LivePage } from "./live-page.js";

const texts = new Map<string, string>();
const blocks = new Map<string, string>();

function bundled(name: string): string {
  const text = texts.get(name) ?? readFileSync(bundledPath(name), "utf8");
  texts.set(name, text);
  return text;
}

/** A text, gzipped, in an element that nothing runs or shows. */
function inert(id: string, text: string): string {
  const packed = toBase85(gzipSync(strToU8(text), { level: 9, mtime: 0 }));
  return `<script type="text/plain" id="${id}">${packed}</script>\n`;
}

/** The same for a text that all pages have. */
function shared(id: string, name: string): string {
  const block = blocks.get(id) ?? inert(id, bundled(name));
  blocks.set(id, block);
  return block;
}

/** What a page carries to be asked again: its script, its worker, and what is its own. */
export function liveParts(page: LivePage): LiveParts {
  return {
    script: bundled("start-live.js"),
    blocks: [
      shared("cb-live-code", "start-live.js"),
      shared("cb-live-worker", "live-worker.js"),
      inert("cb-live-page", JSON.stringify(page)),
    ].join(""),
  };
}
