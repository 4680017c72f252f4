import {
  isNumber,
  isObject,
  isText,
  listOf,
  nullable,
  objectShape,
  recordOf,
  type Shape,
} from "../platform/shape.js";
import { UserError } from "../platform/user-error.js";
import { CLAIM_MEMBERS } from "./claim-shape.js";
import {
  CLAIMS_VERSION,
  type ClaimsDocument,
  type DocumentBook,
  type DocumentClaim,
  type DocumentTable,
} from "./claims-document.js";

const isClaim = objectShape<DocumentClaim>({
  ...CLAIM_MEMBERS,
  evaluatedAsOf: nullable(isText),
  notebook: isText,
  tables: listOf(isText),
});
const isVersion: Shape<typeof CLAIMS_VERSION> = (value): value is typeof CLAIMS_VERSION =>
  value === CLAIMS_VERSION;

/** Whether a value is a document of claims. */
export const isClaimsDocument = objectShape<ClaimsDocument>({
  $schema: isText,
  version: isVersion,
  book: objectShape<DocumentBook>({ publisher: isText, description: isText, asOf: isText }),
  data: nullable(isText),
  tables: recordOf(
    objectShape<DocumentTable>({
      hash: isText,
      rows: nullable(isNumber),
      rowsKnown: nullable(isNumber),
      vintage: nullable(isText),
    }),
  ),
  claims: listOf(isClaim),
});

const WRITE_AGAIN = 'write it again with "npx claimbook claims --json"';

/** Why a value is no document of claims; undefined where it is one. */
function fault(value: unknown): string | undefined {
  if (Array.isArray(value))
    return `a list of claims without a version, as an earlier claimbook wrote it; ${WRITE_AGAIN}`;
  if (!isObject(value) || !Object.hasOwn(value, "version") || !Array.isArray(value.claims))
    return `no document of claims; ${WRITE_AGAIN}, or name the claims.json of a site`;
  if (!isVersion(value.version))
    return `of version ${JSON.stringify(value.version)}, and this claimbook reads version ${CLAIMS_VERSION}; use the claimbook that wrote it, or ${WRITE_AGAIN}`;
  const at = value.claims.findIndex((claim) => !isClaim(claim));
  if (at >= 0) return `damaged at its claim number ${at + 1}; ${WRITE_AGAIN}`;
  if (!isClaimsDocument(value)) return `damaged; ${WRITE_AGAIN}`;
  const ids = value.claims.map(({ id }) => id);
  const twice = ids.find((id, place) => ids.indexOf(id) < place);
  return twice === undefined ? undefined : `damaged: it has the claim ${twice} twice; ${WRITE_AGAIN}`;
}

/**
 * The document of claims that a text holds.
 * @param name the file as messages name it
 * @throws UserError when the text is not JSON, or no document of this version
 */
export function parseClaimsDocument(text: string, name: string): ClaimsDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${name} is not JSON (${(error as Error).message}); ${WRITE_AGAIN}`);
  }
  const problem = fault(value);
  if (problem !== undefined) throw new UserError(`${name} is ${problem}`);
  return value as ClaimsDocument;
}
