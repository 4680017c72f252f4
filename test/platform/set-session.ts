import {
  type KernelSession,
  openKernelSession,
  sessionEnvironment,
} from "../../lib/platform/kernel-session.js";

/** Makes this process one of a session, as a kernel's start does; `{}` makes it none. */
export function setSession(session: KernelSession): void {
  Object.assign(process.env, sessionEnvironment(session));
  openKernelSession();
}
