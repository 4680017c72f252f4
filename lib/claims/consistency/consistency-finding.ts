/** Whether some of the commentary's claims can be true together, with the arithmetic. */
export interface ConsistencyFinding {
  readonly id: string;
  /** Ids of the claims that are set against each other. */
  readonly claims: readonly string[];
  /** What would have to be true. */
  readonly statement: string;
  readonly holds: boolean;
  /** One sentence with the computed figures. */
  readonly arithmetic: string;
}
