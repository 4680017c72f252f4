import { Command } from "commander";
import { claimsJson } from "../claims/claims-json.js";
import { COMMENTARY } from "../claims/commentary.js";
import { evaluateAll } from "../claims/ledger.js";
import { openStore } from "../store/open-store.js";
import { verdictTable } from "./verdict-table.js";

interface ClaimsFlags {
  readonly json?: boolean;
  readonly asOf: string;
}

/** The subcommand `claimbook claims`. */
export function claimsCommand(): Command {
  return new Command("claims")
    .description("evaluate every claim of the commentary and print the ledger")
    .option("--json", "print it as JSON, one object a claim")
    .option(
      "--as-of <date>",
      'know nothing later than this day; "latest" is everything in the data',
      COMMENTARY.asOf,
    )
    .action(({ json, asOf }: ClaimsFlags) => {
      const store = openStore({ asOf: asOf === "latest" ? null : asOf });
      const results = evaluateAll(store);
      console.log(
        json
          ? JSON.stringify(claimsJson(results, store.asOf), null, 2)
          : verdictTable(results, { width: process.stdout.columns ?? 120 }),
      );
    });
}
