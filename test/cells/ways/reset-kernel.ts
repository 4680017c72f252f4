import type { Kernel } from "../../../lib/notebook/kernel/kernel.js";

/** A kernel that can forget what its cells have declared. */
interface Resettable {
  reset(): Promise<unknown>;
}

function isResettable(kernel: object): kernel is Resettable {
  return "reset" in kernel && typeof kernel.reset === "function";
}

/** Has a kernel begin anew. @returns false when it cannot, and another one is needed */
export async function resetKernel(kernel: Kernel): Promise<boolean> {
  if (kernel.hasEnded || !isResettable(kernel)) return false;
  await kernel.reset();
  return true;
}
