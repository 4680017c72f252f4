import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Json, MimeBundle, Output } from "../ipynb/notebook.js";

/** Replaces what differs from machine to machine in a text: folders, process ids of Node's warnings. */
export type PortableText = (text: string) => string;

const EXCERPT = /^[> ] +\d+ \|/;

function folderPattern(folder: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `(?:${literal(pathToFileURL(folder).href)}|${literal(folder)})([\\\\/]|(?![\\w.-]))`,
    "g",
  );
}

/**
 * A function that writes paths relative to the checkout or, outside of it, to the notebook's folder; the home folder
 * becomes `~`.
 */
export function portableText({
  checkout,
  cwd,
}: {
  readonly checkout: string;
  readonly cwd: string;
}): PortableText {
  type Rule = { readonly pattern: RegExp; readonly instead: (end: string) => string };
  const rules: Rule[] = [checkout, path.resolve(cwd)]
    .filter((folder) => folder !== path.parse(folder).root)
    .map((folder) => ({ pattern: folderPattern(folder), instead: (end) => (end === "" ? "." : "") }));
  const home = os.homedir();
  if (home !== path.parse(home).root) {
    rules.push({ pattern: folderPattern(home), instead: (end) => `~${end}` });
  }
  return (text) =>
    rules
      .reduce(
        (result, { pattern, instead }) => result.replace(pattern, (_, end: string) => instead(end)),
        text,
      )
      .replaceAll(/\(node:\d+\)/g, "(node)");
}

function portableBundle(bundle: MimeBundle, portable: PortableText): MimeBundle {
  const entries = Object.entries(bundle).map(([mime, content]): [string, Json] => [
    mime,
    typeof content === "string" && mime.startsWith("text/") ? portable(content) : (content as Json),
  ]);
  return Object.fromEntries(entries);
}

/** An output whose texts are portable. */
export function portableOutput(output: Output, portable: PortableText): Output {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: portable(output.text) };
    case "error":
      return {
        ...output,
        evalue: portable(output.evalue),
        // An excerpt shows the cell as it is written.
        traceback: output.traceback.map((line) => (EXCERPT.test(line) ? line : portable(line))),
      };
    default:
      return { ...output, data: portableBundle(output.data, portable) };
  }
}
