import { systemErrorText } from "../platform/system-error.js";
import { UserError } from "../platform/user-error.js";

/** An error as the command prints it: its message where its reader can act upon it; with its stack where the fault is ours. */
export function errorText(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return systemErrorText(error) ?? (error instanceof Error ? String(error.stack) : String(error));
}
