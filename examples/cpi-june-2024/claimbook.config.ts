import { defineBook } from "claimbook/book";
import { claims } from "./claims/ledger.js";
import { RELEASE } from "./claims/release.js";

export default defineBook({
  ...RELEASE,
  data: "../../data",
  tables: [],
  frozen: { "cpi-monthly": "the book at the root of this repository updates the shared data folder" },
  claims,
});
