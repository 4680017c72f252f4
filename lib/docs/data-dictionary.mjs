// Writes docs/data-dictionary.md from data/datapackage.json: what each column holds. What an update moves stands in data/README.md.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const cell = (text = "") => text.replaceAll("|", "\\|").replaceAll("*", "\\*").replaceAll("<", "\\<");

function tableText({ name, title, serves, schema }) {
  const key = new Set([schema.primaryKey].flat());
  const rows = schema.fields.map(
    (field) =>
      `| \`${field.name}\`${key.has(field.name) ? " (key)" : ""} | ${field.type} | ${cell(field.unit)} | ${cell(field.description)} |`,
  );
  return `## ${name}

${title}. It serves: ${serves[0].toLowerCase()}${serves.slice(1)}

| column | type | unit | holds |
|---|---|---|---|
${rows.join("\n")}
`;
}

/** The dictionary of a manifest, as Markdown. */
export function dataDictionary({ resources }) {
  const columns = resources.reduce((sum, { schema }) => sum + schema.fields.length, 0);
  return `# The data dictionary

The ${resources.length} tables of \`data/\` and their ${columns} columns, as the manifest \`data/datapackage.json\` describes them. Sources, coverage, vintage and
weak spots of each table are in \`data/README.md\`. Returns, rates and shares are decimals: 0.01 is 1%. An empty cell is a missing value.

In a cell, \`store.read("${resources[0].name}")\` reads a table, and \`store.describe("${resources[0].name}")\` gives what stands here.

${resources.map(tableText).join("\n")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, "data/datapackage.json"), "utf8"));
  writeFileSync(path.join(ROOT, "docs/data-dictionary.md"), dataDictionary(manifest));
}
