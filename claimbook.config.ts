import { defineBook } from "claimbook/book";
import { COMMENTARY } from "./claims/commentary.js";
import { consistencyFindings } from "./claims/consistency/consistency.js";
import { claims } from "./claims/ledger.js";

export default defineBook({ ...COMMENTARY, claims, checks: consistencyFindings });
