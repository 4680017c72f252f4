import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../platform/user-error.js";
import { type FileText, filledTemplate, KEBAB_CASE, refuseOther, writeScaffold } from "./scaffold.js";

/** The name of the constant that holds a claim. @example claimName("july-small") // => "julySmall" */
export const claimName = (id: string): string =>
  id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** The ledger with a claim added at its end. @throws UserError when the list of claims is not where it is expected */
function withClaim(ledger: string, id: string): string {
  const name = claimName(id);
  const list = /(export const claims: readonly Claim\[\] = \[)([\s\S]*?),?\s*\];/;
  const firstImport = /^import type \{ Claim \}.*$/m;
  if (!list.test(ledger) || !firstImport.test(ledger)) {
    throw new UserError(
      `claims/ledger.ts has another shape than expected; add by hand: import { ${name} } from "./${id}.js", and ${name} to the list of claims`,
    );
  }
  return ledger
    .replace(firstImport, (line) => `${line}\nimport { ${name} } from "./${id}.js";`)
    .replace(list, (_, head, items: string) =>
      items.trim() === "" ? `${head}${name}];` : `${head}${items}, ${name}];`,
    );
}

/**
 * The list of the commentary's sentences with one for a claim added at its end: a book that has the list refuses a claim without a sentence.
 * @throws UserError when the list is not where it is expected
 */
function withSentence(
  statements: string,
  { id, about }: { readonly id: string; readonly about: string },
): string {
  const end = /(export const statements: readonly Statement\[\] = \[[\s\S]*?),?\s*\n?\];/;
  const entry = `{ about: ${about}, claims: [${JSON.stringify(id)}] }`;
  if (!end.test(statements)) {
    throw new UserError(
      `claims/statements.ts has another shape than expected; add by hand: ${entry} to the list of statements`,
    );
  }
  return statements.replace(
    end,
    (_, list: string) => `${list}${list.endsWith("[") ? "" : ","}\n  ${entry},\n];`,
  );
}

interface AddClaimOptions {
  /** The template's name: "claim" or "claim-draft". */
  readonly template: string;
  /** What each word of the template stands for: source text. */
  readonly words: Readonly<Record<string, string>>;
  /** What the claim says. */
  readonly statement: string;
  /** The book's folder. */
  readonly root: string;
}

/** The file that a claim of an id has in a book's folder. */
export const claimFile = (root: string, id: string): string => path.join(root, "claims", `${id}.ts`);

/**
 * Writes a claim from a template, with its test, and lists it in the ledger and, where the book lists the sentences of the commentary, in a sentence of its own.
 * @returns the files written
 * @throws UserError when the id is none, the files are there already, or a list has another shape
 */
export function addClaim(id: string, { template, words, statement, root }: AddClaimOptions): string[] {
  if (!KEBAB_CASE.test(id))
    throw new UserError(`${id}: a claim's id is words in small letters joined by "-", such as july-small`);
  const all = {
    ...words,
    NAME: claimName(id),
    ID: JSON.stringify(id),
    STATEMENT: JSON.stringify(statement),
    CLAIM_FILE: JSON.stringify(`../../claims/${id}.js`),
  };
  const files: readonly FileText[] = [
    [claimFile(root, id), filledTemplate(`templates/${template}.ts.txt`, all)],
    [
      path.join(root, "test/claims", `${id}.test.ts`),
      filledTemplate(`templates/${template}.test.ts.txt`, all),
    ],
  ];
  refuseOther(files, "choose another name");
  const ledgerFile = path.join(root, "claims/ledger.ts");
  const shown = path.relative("", ledgerFile);
  if (!existsSync(ledgerFile))
    throw new UserError(
      `${shown} is missing; write a file there that exports the list "claims" which claimbook.config.ts passes to defineBook`,
    );
  const text = readFileSync(ledgerFile, "utf8");
  if (text.includes(`from "./${id}.js"`))
    throw new UserError(`${shown} lists the claim ${id} already; choose another name`);
  const lists: FileText[] = [[ledgerFile, withClaim(text, id)]];
  const statementsFile = path.join(root, "claims/statements.ts");
  if (existsSync(statementsFile)) {
    const sentences = readFileSync(statementsFile, "utf8");
    const isThere = sentences.includes(`claims: [${all.ID}]`);
    lists.push([statementsFile, isThere ? sentences : withSentence(sentences, { id, about: all.STATEMENT })]);
  }
  writeScaffold(files, lists);
  return [...files, ...lists].map(([file]) => file);
}
