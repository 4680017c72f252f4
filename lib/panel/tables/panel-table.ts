import type { Availability } from "../../store/availability.js";
import type { Columns } from "../../store/columns.js";
import type { FieldSpec } from "../../store/manifest.js";
import type { StockPanel } from "../stock-panel.js";

/** A table of aggregates that a book computes on the user's panel: what its claims read where there is one. */
export interface PanelTable {
  /** The name of the table that it stands for. */
  readonly table: string;
  readonly title: string;
  readonly description: string;
  /** Its columns; default those of the book's own table. */
  readonly fields?: readonly FieldSpec[];
  /** What tells rows apart, and when they are known; default as the book's own table. */
  readonly primaryKey?: readonly string[];
  readonly availability?: Availability;
  /**
   * Its rows.
   * @throws PanelError when the panel lacks what it needs
   */
  compute(panel: StockPanel): Promise<Columns>;
}

/** A table of a book that is computed on a panel. @returns it as it is */
export const definePanelTable = (table: PanelTable): PanelTable => table;
