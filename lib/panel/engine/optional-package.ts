import { PanelError } from "../panel-error.js";

/**
 * What a package exports that claimbook does not bring along.
 * @param load imports it
 * @throws PanelError with the command that installs it, when it is not there
 */
export async function optionalPackage<T>(
  name: string,
  { load, purpose }: { readonly load: () => Promise<T>; readonly purpose: string },
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") throw error;
    throw new PanelError(
      `${purpose} needs the package ${name}, which is not installed; run "npm install ${name}" in the book's folder`,
    );
  }
}
