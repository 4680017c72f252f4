import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { asset } from "../notebook/assets.js";
import type { Cell, Notebook } from "../notebook/ipynb/notebook.js";
import { writeNotebook } from "../notebook/ipynb/write-notebook.js";
import { checkoutRoot } from "../notebook/kernel/package-root.js";
import { UserError } from "../user-error.js";

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const inCheckout = (...parts: string[]) => path.join(checkoutRoot(), ...parts);
const shown = (file: string) => path.relative("", file);

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new UserError(`${shown(file)} is there already; choose another name`);
}

/** The ledger with a claim added at its end. @throws UserError when the list of claims is not where it is expected */
function withClaim(ledger: string, id: string, name: string): string {
  const list = /(export const claims: readonly Claim\[\] = \[)([\s\S]*?),?\s*\];/;
  const firstImport = /^import type \{ Claim, ClaimResult \}.*$/m;
  if (!list.test(ledger) || !firstImport.test(ledger)) {
    throw new UserError(
      `lib/claims/ledger.ts has another shape than expected; add the claim ${name} by hand`,
    );
  }
  return ledger
    .replace(firstImport, (line) => `${line}\nimport { ${name} } from "./${id}.js";`)
    .replace(list, (_, head, items) => `${head}${items}, ${name}];`);
}

function newClaim(
  id: string,
  { notebook, topic }: { readonly notebook: string; readonly topic: string },
): string[] {
  if (!KEBAB_CASE.test(id))
    throw new UserError(`${id}: a claim's id is words in small letters joined by "-", such as july-small`);
  const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const files = [
    [inCheckout("lib/claims", `${id}.ts`), "templates/claim.ts.txt"],
    [inCheckout("test/claims", `${id}.test.ts`), "templates/claim.test.ts.txt"],
  ] as const;
  for (const [file] of files) refuseExisting(file);
  const ledgerFile = inCheckout("lib/claims/ledger.ts");
  const ledger = withClaim(readFileSync(ledgerFile, "utf8"), id, name);
  const values: Record<string, string> = { NAME: name, ID: id, TOPIC: topic, NOTEBOOK: notebook };
  for (const [file, template] of files) {
    writeFileSync(
      file,
      asset(template).replace(/\b(NAME|ID|TOPIC|NOTEBOOK)\b/g, (word) => values[word] as string),
    );
  }
  writeFileSync(ledgerFile, ledger);
  return [...files.map(([file]) => file), ledgerFile];
}

function newNotebook(slug: string): string[] {
  if (!/^\d\d-/.test(slug) || !KEBAB_CASE.test(slug.slice(3))) {
    throw new UserError(
      `${slug}: a notebook's name is two digits and words in small letters, such as 08-seasonality`,
    );
  }
  const file = inCheckout("notebooks", `${slug}.ipynb`);
  refuseExisting(file);
  const text = (id: string, source: string): Cell => ({ id, cell_type: "markdown", metadata: {}, source });
  const code = (id: string, source: string, tags: readonly string[] = []): Cell => ({
    id,
    cell_type: "code",
    metadata: tags.length > 0 ? { tags } : {},
    source,
    execution_count: null,
    outputs: [],
  });
  const notebook: Notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
      language_info: { name: "typescript" },
    },
    cells: [
      text(
        "title",
        `# ${slug.slice(3).replaceAll("-", " ")}\n\nSay what is claimed, in your words, and why it matters.`,
      ),
      code(
        "imports",
        'import { date, dataSources, lineChart, md, number, numbers, openBook, periods, rebase, show } from "claimbook";',
      ),
      code(
        "parameters",
        'const asOf: string | null = "2024-07-24"; // nothing later than this day is known\nconst until: string | null = null; // last day of what is told as hindsight; null is the newest in the data',
        ["parameters"],
      ),
      code("open", "const { store, claim } = openBook({ asOf, until });"),
      text("data", "## The data"),
      code("sources", 'show(dataSources(store, ["index-monthly"]));'),
      text(
        "measure",
        "## One step\n\nA sentence, one small call, its result, and a paragraph that reads it.",
      ),
      code(
        "load",
        'const table = store.read("index-monthly").slice(-13);\nconst months = periods(table, "month");\nconst growth = rebase(numbers(table, "russell2000_price"));',
      ),
      code(
        "figure",
        'show(\n  lineChart([{ name: "Russell 2000", x: months, y: growth, colour: "small" }], {\n    title: "Russell 2000 over twelve months",\n    subtitle: "Price index, month ends",\n    axis: { title: "Growth of 1" },\n    source: "FTSE Russell",\n    asOf,\n  }),\n);',
      ),
      code(
        "reading",
        "md`One dollar became ${number(growth.at(-1))} by the end of ${date(months.at(-1))}.`;",
      ),
      text(
        "result",
        '## Result\n\nEnd with the claim itself: `show(verdictCard(claim("id")))` in a cell with the id `card-id`.',
      ),
    ],
  };
  writeNotebook(file, notebook);
  return [file];
}

function report(files: readonly string[], next: string): void {
  for (const file of files) console.log(`wrote ${shown(file)}`);
  console.log(next);
}

/** The subcommand `claimbook new`. */
export function newCommand(): Command {
  return new Command("new")
    .description("start a claim or a notebook of your own from a working template")
    .addCommand(
      new Command("claim")
        .description("write a claim and its test, and list it in the ledger")
        .argument("<id>", "words in small letters joined by -, such as july-small")
        .option("--notebook <name>", "notebook that walks through it, without extension", "02-july-rally")
        .option("--topic <text>", "what the claim is about", "The July rally")
        .action((id: string, options: { readonly notebook: string; readonly topic: string }) =>
          report(
            newClaim(id, options),
            `Next: state the claim and its readings in the first file, then "npm run fix && npm run build && npx vitest run test/claims/${id}.test.ts".`,
          ),
        ),
    )
    .addCommand(
      new Command("notebook")
        .description("write a notebook")
        .argument("<name>", "two digits and words in small letters, such as 08-seasonality")
        .action((slug: string) =>
          report(
            newNotebook(slug),
            `Next: "npx claimbook run notebooks/${slug}.ipynb", or open it with "npm run lab".`,
          ),
        ),
    );
}
