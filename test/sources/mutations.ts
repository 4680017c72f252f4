import fc from "fast-check";

/** What tends to break readers, to be put into a file. */
const PIECES = [
  ...['"', '""', "'", ",", ",,,,", "\n", "\r", "\0", "\uFEFF", "\uFFFF", "-", ".", "\0".repeat(64)],
  ...[
    "NaN",
    "null",
    "Infinity",
    "1e999",
    "9".repeat(400),
    "{}",
    "[]",
    "__proto__",
    "<html>",
    "PK\u0003\u0004",
  ],
  ...["0000-01-01", "9999-12-31", "2024-02-30"],
];

/** Where in a file, as a share of its length. */
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

interface ByteChange {
  readonly how: "cut" | "flip" | "put" | "repeat";
  readonly from: number;
  readonly to: number;
  /** Of the bit to flip, or of the bytes that what is put in replaces. */
  readonly count: number;
  readonly piece: string | Uint8Array;
}

/** One to three changes of a file's bytes: cut short, a bit flipped, bytes replaced or put in, a part repeated. */
export const byteChanges: fc.Arbitrary<readonly ByteChange[]> = fc.array(
  fc.record({
    how: fc.constantFrom("cut", "flip", "put", "repeat"),
    from: share,
    to: share,
    count: fc.nat(12),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.uint8Array({ minLength: 1, maxLength: 8 })),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A copy of a file's bytes with the changes made, one after the other. */
export function withByteChanges(bytes: Uint8Array, changes: readonly ByteChange[]): Uint8Array {
  return changes.reduce<Uint8Array>(changed, new Uint8Array(bytes));
}

function changed(bytes: Uint8Array, { how, from, to, count, piece }: ByteChange): Uint8Array {
  const start = Math.floor(from * bytes.length);
  const end = Math.floor(to * bytes.length);
  if (how === "cut") return bytes.slice(0, start);
  if (how === "flip") return bytes.map((byte, place) => (place === start ? byte ^ (1 << (count % 8)) : byte));
  const parts =
    how === "put"
      ? [bytes.slice(0, start), Buffer.from(piece), bytes.slice(start + count)]
      : [bytes.slice(0, Math.max(start, end)), bytes.slice(Math.min(start, end))];
  return new Uint8Array(Buffer.concat(parts));
}

interface JsonChange {
  readonly place: number;
  readonly value: unknown;
}

const ODD_VALUES = [
  null,
  "abc",
  -1,
  1e300,
  0,
  "",
  [],
  {},
  [null],
  "0000-00-00",
  "9999-12",
  true,
  1.5,
  undefined,
];

/** Another value for one inside a JSON text; undefined takes the property away. */
export const jsonChanges: fc.Arbitrary<JsonChange> = fc.record({
  place: share,
  value: fc.oneof(fc.constantFrom(...ODD_VALUES), fc.jsonValue({ maxDepth: 1 })),
});

/** A JSON text with that change made. */
export function withJsonChange(bytes: Uint8Array, { place, value }: JsonChange): Uint8Array {
  const root: Record<string, unknown> = { root: JSON.parse(Buffer.from(bytes).toString()) };
  const places: [object, string][] = [];
  const visit = (node: unknown) => {
    if (!(node instanceof Object)) return;
    for (const [key, child] of Object.entries(node)) {
      places.push([node, key]);
      visit(child);
    }
  };
  visit(root);
  const [node, key] = places[Math.floor(place * places.length)] as [object, string];
  Reflect.set(node, key, value);
  return Buffer.from(JSON.stringify(root.root ?? null));
}
