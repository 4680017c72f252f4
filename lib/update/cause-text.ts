import type { MovedBy, VerdictMove } from "./verdict-moves.js";

const MOVED_BY: Readonly<Record<MovedBy, string>> = {
  revision: "moved by a revision, ",
  rows: "",
  "revision and rows": "moved by a revision and by other rows, ",
  code: "",
};

/**
 * Why a verdict moved, as a clause: a revision is named as such, other causes by what happened to the tables.
 * @example causeText({ movedBy: "revision", cause: "cpi-monthly: 1 row revised since 2024-05" }) // => "moved by a revision, cpi-monthly: 1 row revised since 2024-05"
 */
export function causeText({ movedBy, cause }: Pick<VerdictMove, "movedBy" | "cause">): string {
  return `${movedBy ? MOVED_BY[movedBy] : ""}${cause ?? "nothing changed"}`;
}
