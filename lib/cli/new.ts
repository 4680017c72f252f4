import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { asset } from "../notebook/assets.js";
import { checkoutRoot } from "../notebook/kernel/package-root.js";
import { nearFiles } from "../platform/near-files.js";
import { didYouMean } from "../platform/near-name.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { writeNewFile } from "../platform/write-new-file.js";
import { UserError } from "../user-error.js";

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const shown = (file: string) => path.relative("", file);

/** A file with the very content is what a command that was killed has left. */
function refuseOther(file: string, content: string): void {
  if (existsSync(file) && readFileSync(file, "utf8") !== content)
    throw new UserError(`${shown(file)} is there already; choose another name`);
}

/** The ledger with a claim added at its end. @throws UserError when the list of claims is not where it is expected */
function withClaim(ledger: string, id: string, name: string): string {
  const list = /(export const claims: readonly Claim\[\] = \[)([\s\S]*?),?\s*\];/;
  const firstImport = /^import type \{ Claim, ClaimResult\b.*\}.*$/m;
  if (!list.test(ledger) || !firstImport.test(ledger)) {
    throw new UserError(
      `lib/claims/ledger.ts has another shape than expected; add the claim ${name} by hand`,
    );
  }
  return ledger
    .replace(firstImport, (line) => `${line}\nimport { ${name} } from "./${id}.js";`)
    .replace(list, (_, head, items) => `${head}${items}, ${name}];`);
}

interface NewClaimOptions {
  /** Name of the notebook that walks through it, without extension. */
  readonly notebook: string;
  readonly topic: string;
  /** The checkout; default this one. */
  readonly root?: string;
}

/**
 * Writes a claim that works, with its test, and lists it in the ledger.
 * @returns the files written
 * @throws UserError when the id is none, the files are there already, or the ledger has another shape
 */
export function newClaim(id: string, { notebook, topic, root = checkoutRoot() }: NewClaimOptions): string[] {
  if (!KEBAB_CASE.test(id))
    throw new UserError(`${id}: a claim's id is words in small letters joined by "-", such as july-small`);
  const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const files = [
    [path.join(root, "lib/claims", `${id}.ts`), "templates/claim.ts.txt"],
    [path.join(root, "test/claims", `${id}.test.ts`), "templates/claim.test.ts.txt"],
  ] as const;
  const values: Record<string, string> = { NAME: name, ID: id, TOPIC: topic, NOTEBOOK: notebook };
  const written = files.map(([file, template]) => {
    const content = asset(template).replace(
      /\b(NAME|ID|TOPIC|NOTEBOOK)\b/g,
      (word) => values[word] as string,
    );
    refuseOther(file, content);
    return [file, content] as const;
  });
  const ledgerFile = path.join(root, "lib/claims/ledger.ts");
  const text = readFileSync(ledgerFile, "utf8");
  if (text.includes(`from "./${id}.js"`))
    throw new UserError(`${shown(ledgerFile)} lists the claim ${id} already; choose another name`);
  const ledger = withClaim(text, id, name);
  const fresh = written.filter(([file]) => !existsSync(file));
  try {
    for (const [file, content] of fresh) writeNewFile(file, content);
    writeFileAtomic(ledgerFile, ledger);
  } catch (error) {
    // A claim without its test or its line in the ledger would be in the way of the next try.
    for (const [file] of fresh) rmSync(file, { force: true });
    throw error;
  }
  return [...files.map(([file]) => file), ledgerFile];
}

/**
 * Writes a notebook that runs.
 * @returns the files written
 * @throws UserError when the name is none or the file is there already
 */
export function newNotebook(
  slug: string,
  { root = checkoutRoot() }: { readonly root?: string } = {},
): string[] {
  if (!/^\d\d-/.test(slug) || !KEBAB_CASE.test(slug.slice(3))) {
    throw new UserError(
      `${slug}: a notebook's name is two digits and words in small letters, such as 08-seasonality`,
    );
  }
  const file = path.join(root, "notebooks", `${slug}.ipynb`);
  if (existsSync(file)) throw new UserError(`${shown(file)} is there already; choose another name`);
  const title = slug.slice(3).replaceAll("-", " ");
  writeNewFile(
    file,
    asset("templates/notebook.ipynb").replace("TITLE", `${title[0]?.toUpperCase()}${title.slice(1)}`),
  );
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
        .action((id: string, options: { readonly notebook: string; readonly topic: string }) => {
          report(
            newClaim(id, options),
            `Next: state the claim and its readings in the first file, then "npm run fix && npm run build && npx vitest run test/claims/${id}.test.ts".`,
          );
          const file = path.join(checkoutRoot(), "notebooks", `${options.notebook}.ipynb`);
          const near = existsSync(file) ? [] : nearFiles(file, { extension: ".ipynb" });
          if (near.length > 0) console.log(`note: there is no ${shown(file)} yet; ${didYouMean(near)}`);
        }),
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
