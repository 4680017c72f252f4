import type { Miss } from "../../claims/miss.js";

const measured = (value: number | null): number => value ?? Number.NaN;

/** A miss that went through JSON, where a distance that is no number is null. */
export function measuredMiss({ relative, ...miss }: Miss): Miss {
  return {
    ...miss,
    nearest: measured(miss.nearest),
    median: measured(miss.median),
    relative: relative && { nearest: measured(relative.nearest), median: measured(relative.median) },
  };
}
