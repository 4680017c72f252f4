import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

/** What a JSON Schema has to say against values, `[]` for a value that is valid. */
export function schemaErrors(schema: object): (value: unknown) => string[] {
  const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The schema of a document of claims that is published. */
export const CLAIMS_JSON_SCHEMA = JSON.parse(
  readFileSync("lib/schemas/claims-1.schema.json", "utf8"),
) as object;
