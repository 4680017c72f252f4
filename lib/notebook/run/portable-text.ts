import { realpathSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { literalPattern } from "../../platform/literal-pattern.js";
import type { Json, JsonObject, MimeBundle, Output } from "../ipynb/notebook.js";

/** Replaces what differs from machine to machine in a text: folders, process ids of Node's warnings. */
export type PortableText = (text: string) => string;

const EXCERPT = /^[> ] +\d+ \|/;
/** Types whose texts are bytes in base64. */
const BINARY = /^(?:image\/(?!svg)|audio\/|video\/|application\/(?:pdf|octet-stream)$)/;

/** Finds a folder, also as a URL, with the separator behind it; not a part of a longer path or of a web address. */
function folderPattern(folder: string): RegExp {
  return new RegExp(
    `(?:${literalPattern(pathToFileURL(folder).href)}|(?<![\\w.~%-])${literalPattern(folder)})([\\\\/]|(?![\\w.-]))`,
    "g",
  );
}

/** A folder as it is named and, where a link leads to it, as the system names it. */
function namesOf(folder: string): string[] {
  const named = path.resolve(folder);
  try {
    return [...new Set([named, realpathSync(named)])];
  } catch {
    return [named];
  }
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
  const rules: Rule[] = [];
  const add = (folder: string, instead: Rule["instead"]) => {
    for (const name of namesOf(folder)) {
      if (name !== path.parse(name).root) rules.push({ pattern: folderPattern(name), instead });
    }
  };
  for (const folder of [checkout, cwd]) add(folder, (end) => (end === "" ? "." : ""));
  add(os.homedir(), (end) => `~${end}`);
  return (text) =>
    rules
      .reduce(
        (result, { pattern, instead }) => result.replace(pattern, (_, end: string) => instead(end)),
        text,
      )
      .replaceAll(/\(node:\d+\)/g, "(node)");
}

function portableJson(value: Json, portable: PortableText): Json {
  if (typeof value === "string") return portable(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: Json) => portableJson(item, portable));
  const entries = Object.entries(value).map(([key, item]) => [key, portableJson(item as Json, portable)]);
  return Object.fromEntries(entries) as JsonObject;
}

function portableBundle(bundle: MimeBundle, portable: PortableText): MimeBundle {
  const entries = Object.entries(bundle).map(([mime, content]): [string, Json] => [
    mime,
    BINARY.test(mime) ? (content as Json) : portableJson(content as Json, portable),
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
