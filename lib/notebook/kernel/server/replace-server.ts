import { loadTypeScript } from "../../../platform/loading/load-typescript.js";
import type { Session } from "../errors/session.js";
import { hookInspection } from "./hook-inspection.js";
import { hookIsComplete } from "./hook-is-complete.js";
import { KernelServer, type LanguageHandler } from "./kernel-server.js";
import type { ThreadLink } from "./thread-link.js";
import type { JupyterModule, WriteDisplay } from "./tslab-types.js";

/** Has tslab answer Jupyter's messages with the server of this kernel; its handler stays, for questions about code. */
export function replaceServer(
  module: JupyterModule,
  parts: {
    readonly session: Session;
    readonly link: ThreadLink;
  },
): void {
  const { session, link } = parts;
  const handler = module.JupyterHandlerImpl.prototype;
  hookInspection(handler);
  hookIsComplete(handler, loadTypeScript);
  const onDisplay = (write: WriteDisplay) => {
    module.lastWriteDisplayData = write;
  };
  module.ZmqServer = class {
    readonly #server: KernelServer;

    constructor(language: LanguageHandler) {
      this.#server = new KernelServer({ handler: language, session, link, onDisplay });
    }

    async init(): Promise<void> {
      this.#server.init();
    }
  };
}
