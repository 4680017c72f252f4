import { types } from "node:util";

/** As many rows at each end tell what all of them are. */
const LOOKED_AT = 20;

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !types.isProxy(value);
}

/** A plain object of plain values. */
function isFlat(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  // Objects of other realms are as plain.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  const members = Object.values(Object.getOwnPropertyDescriptors(value));
  return (
    members.length > 0 &&
    members.every(({ get, value: one }) => !get && (Object(one) !== one || types.isDate(one)))
  );
}

const ends = (rows: readonly unknown[]) => [...rows.slice(0, LOOKED_AT), ...rows.slice(-LOOKED_AT)];

/** Whether a value is an array of objects, which can be shown as rows. */
export function areRows(value: unknown): value is readonly object[] {
  return Array.isArray(value) && !types.isProxy(value) && value.length > 0 && ends(value).every(isRecord);
}

/** Whether they are plain objects of texts, numbers and the like: a table, whoever made it. */
export function areRecords(value: unknown): value is readonly object[] {
  return areRows(value) && ends(value).every(isFlat);
}
