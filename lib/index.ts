export type { Claim, ClaimKind, ClaimResult, Estimate, Evaluation, Verdict } from "./claims/claim.js";
export type { Figure, Layout, Trace } from "./plots/figure.js";
export { openStore } from "./store/open-store.js";
export type { FieldInfo, Store, TableInfo } from "./store/store.js";
