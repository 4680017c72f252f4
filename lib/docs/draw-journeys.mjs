// Draws the journeys of docs/architecture/journeys.json as SVG beside it, a box a step. Boxes are wide enough for any font of a reader's machine.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../docs/architecture");
const [WIDTH, BOX, STEP] = [440, 48, 72];

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function box([title, detail], at) {
  const top = at * STEP + 1;
  const text = (y, size, rest, words) =>
    `  <text x="${WIDTH / 2}" y="${y}" font-size="${size}" ${rest}>${escaped(words)}</text>`;
  return [
    ...(at === 0
      ? []
      : [
          `  <path d="M${WIDTH / 2} ${top - STEP + BOX + 2}v17m-4 -5l4 6l4 -6" fill="none" stroke="#6b7480"/>`,
        ]),
    `  <rect x="1" y="${top}" width="${WIDTH - 2}" height="${BOX}" rx="8" fill="#f6f8fa" stroke="#8a94a0"/>`,
    text(top + 20, 15, 'font-weight="600" fill="#1f2328"', title),
    text(top + 38, 13, 'fill="#4a5560"', detail),
  ];
}

/** A journey as SVG. @param name of its file @param steps what happens, and where or how */
export function drawn(name, steps) {
  const title = name.replace(/^\d+-f/, "F").replaceAll("-", " ");
  const height = (steps.length - 1) * STEP + BOX + 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Helvetica, Arial, sans-serif" text-anchor="middle">
  <title>${title}</title>
${steps.flatMap(box).join("\n")}
</svg>
`;
}

/** The journeys by the name of their file. */
export const journeys = () => JSON.parse(readFileSync(path.join(FOLDER, "journeys.json"), "utf8"));

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, steps] of Object.entries(journeys()))
    writeFileSync(path.join(FOLDER, `${name}.svg`), drawn(name, steps));
