/** Files of a source that may fail one after the other before it is given up. */
const MAX_FAILED_FILES = 2;

/** Which hosts and sources are no longer asked, and why. */
export interface GivenUp {
  /** Why it was given up, as "fred.stlouisfed.org: no whole answer within 30 s"; undefined while it is asked. */
  why(...names: readonly string[]): string | undefined;
  /** One more file failed in a way that is not the file's own. */
  failed(name: string, why: string): void;
  /** It answered: what failed before is forgotten. */
  answered(name: string): void;
  giveUp(name: string, why: string): void;
}

/** Gives up what cannot be reached, and what fails file after file. */
export function givenUp(): GivenUp {
  const reasons = new Map<string, string>();
  const failures = new Map<string, number>();
  return {
    why: (...names) => names.map((name) => reasons.get(name)).find((why) => why !== undefined),
    failed(name, why) {
      const count = (failures.get(name) ?? 0) + 1;
      failures.set(name, count);
      if (count >= MAX_FAILED_FILES) reasons.set(name, why);
    },
    answered: (name) => void failures.delete(name),
    giveUp: (name, why) => void reasons.set(name, why),
  };
}
