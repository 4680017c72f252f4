/** Whether some of the commentary's claims can be true together, with the arithmetic. */
export interface ConsistencyFinding {
  readonly id: string;
  /** Ids of the claims that are set against each other. */
  readonly claims: readonly string[];
  /** What would have to be true. */
  readonly statement: string;
  readonly holds: boolean;
  /** What decides it: the stated figures alone, or measured closes that they are set against. */
  readonly basis: "stated" | "measured";
  /** One sentence with the computed figures. */
  readonly arithmetic: string;
}

/**
 * A finding with its basis.
 * @param measured the measured returns that decide it; none where the stated figures do
 */
export function findingFrom(
  finding: Omit<ConsistencyFinding, "basis">,
  measured: readonly number[],
): ConsistencyFinding {
  return { ...finding, basis: measured.length > 0 ? "measured" : "stated" };
}
