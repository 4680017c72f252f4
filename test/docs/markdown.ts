import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The README and the guides, below the checkout's root. */
export const TEXTS = ["README.md", ...readdirSync("docs").filter((name) => name.endsWith(".md"))].map(
  (name) => (name === "README.md" ? name : `docs/${name}`),
);

/** A text without its blocks of code and without what stands in backticks. */
const prose = (text: string) => text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "`code`");

/** The addresses that a text links to or shows. */
export function linksOf(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
}

/** The anchors of a text's headings, as GitHub and TypeDoc make them of English words. */
export function anchorsOf(text: string): string[] {
  return [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The links of a file that lead nowhere in the checkout. */
export function deadLinks(file: string): string[] {
  return linksOf(readFileSync(file, "utf8")).filter((address) => {
    if (/^(?:https?|mailto):/.test(address)) return false;
    const [name = "", anchor] = address.split("#");
    const target = name === "" ? file : path.join(path.dirname(file), name);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(target, "utf8")).includes(anchor);
  });
}

/** The commands in a text's blocks for a shell: lines, without comments. */
export function commandsOf(text: string): string[] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap((match) =>
    (match[1] as string)
      .replaceAll(/\\\n\s*/g, "")
      .split("\n")
      .map((line) => line.replace(/(?:^|\s)#.*$/, "").trim())
      .filter((line) => line !== ""),
  );
}
