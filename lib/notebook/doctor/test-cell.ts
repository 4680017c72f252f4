/** A cell that uses the library. */
export const TEST_CELL = 'import { percent } from "claimbook";\nconsole.log(percent(0.5));';
/** What it prints. */
export const TEST_CELL_PRINTS = "50.0%";
