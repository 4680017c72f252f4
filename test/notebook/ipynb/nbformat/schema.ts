import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

const { $schema: _, ...schema } = JSON.parse(
  readFileSync(new URL("nbformat.v4.5.schema.json", import.meta.url), "utf8"),
) as { $schema: string };
// The schema is of draft 4, which ajv does not know by name; it uses nothing that later drafts changed.
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

/** What the notebook format 4.5 has to say against the text of a notebook file, `[]` when it is valid. */
export function formatErrors(text: string): string[] {
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
