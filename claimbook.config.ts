import { defineBook } from "claimbook/book";
import { COMMENTARY } from "./claims/commentary.js";
import { consistencyFindings } from "./claims/consistency/consistency.js";
import { claims } from "./claims/ledger.js";
import { panelTables } from "./claims/panel/index.js";
import { statements } from "./claims/statements.js";
import { tablesOfBook } from "./claims/tables/index.js";

export default defineBook({
  ...COMMENTARY,
  ...tablesOfBook,
  claims,
  statements,
  panelTables,
  checks: consistencyFindings,
});
