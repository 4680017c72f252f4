import type { ClaimJson } from "../claims-json.js";
import type { ReadingDiff, ReadingState } from "./claims-diff.js";

type Reading = ClaimJson["estimates"][number];

/** Readings by a key, those of one key in their order. */
function queues(readings: readonly Reading[], keyOf: (reading: Reading) => string): Map<string, Reading[]> {
  const found = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = keyOf(reading);
    found.set(key, [...(found.get(key) ?? []), reading]);
  }
  return found;
}

const definitionKey = ({ definition, unit, kind }: Reading) => JSON.stringify([definition, unit, kind]);
const windowKey = (reading: Reading) => JSON.stringify([definitionKey(reading), reading.from, reading.to]);

/** Pairs readings of one key. @returns the pairs, and what has no partner on either side */
function paired(before: readonly Reading[], after: readonly Reading[], keyOf: (reading: Reading) => string) {
  const waiting = queues(before, keyOf);
  const pairs: (readonly [Reading, Reading])[] = [];
  const added = after.filter((reading) => {
    const partner = waiting.get(keyOf(reading))?.shift();
    if (partner !== undefined) pairs.push([partner, reading]);
    return partner === undefined;
  });
  const left = new Set([...waiting.values()].flat());
  return { pairs, added, dropped: before.filter((reading) => left.has(reading)) };
}

const stateOf = ({ value, fits, from, to }: Reading): ReadingState => ({ value, fits, window: [from, to] });

function difference(before: Reading | null, after: Reading | null): ReadingDiff | null {
  const [from, to] = [before, after].map((reading) => reading && stateOf(reading)) as [
    ReadingState | null,
    ReadingState | null,
  ];
  if (JSON.stringify(from) === JSON.stringify(to)) return null;
  const { definition, unit } = (after ?? before) as Reading;
  const isSame = from === null || to === null || from.fits === to.fits;
  return { definition, unit, from, to, fit: isSame ? null : to.fits ? "now fits" : "no longer fits" };
}

/**
 * The readings of a claim that differ, in the order of the later ones; those that were dropped come last. A reading is known by its
 * definition; where several have the same, by its window as well.
 */
export function diffReadings(before: readonly Reading[], after: readonly Reading[]): readonly ReadingDiff[] {
  const sameWindow = paired(before, after, windowKey);
  const moved = paired(sameWindow.dropped, sameWindow.added, definitionKey);
  const partner = new Map([...sameWindow.pairs, ...moved.pairs].map(([was, is]) => [is, was]));
  return [
    ...after.map((reading) => difference(partner.get(reading) ?? null, reading)),
    ...moved.dropped.map((reading) => difference(reading, null)),
  ].filter((diff) => diff !== null);
}
