import path from "node:path";
import { checkBuild } from "../../notebook/doctor/installation.js";
import { type DayFlags, runDays } from "../options.js";
import type { Streams } from "../progress.js";
import { siteFolder } from "../write-site.js";
import { BookFiles } from "./book-files.js";
import { buildLibrary } from "./build-library.js";
import { bothWorks, endsRun, NO_WORK, type Work, workAfter } from "./pending-work.js";
import { Problems } from "./problems.js";
import type { SiteServer } from "./server/site-server.js";
import type { SiteMessage } from "./site-messages.js";
import { SitePages } from "./site-pages.js";
import { SiteRuns } from "./site-run.js";
import { someNames, Terminal } from "./terminal.js";
import type { FileChange } from "./watched-files.js";

export interface WatchOptions {
  /** What is known, and on which day the claims are asked. */
  readonly flags: DayFlags;
  /** Takes over a lock of the site that cannot be judged from here. */
  readonly breakLock: boolean;
  readonly server: SiteServer;
  readonly streams: Streams;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** A run that is under way. */
interface Running {
  readonly number: number;
  /** The notebooks that are to run and have not ended. */
  readonly notebooks: Set<string>;
  stop(): void;
}

/** Keeps the pages of a book as its files say, until it is ended. */
export class BookWatch {
  readonly #options: WatchOptions;
  readonly #terminal: Terminal;
  readonly #files: BookFiles;
  readonly #problems = new Problems();
  #work: Work;
  /** What a run left undone that broke down; it is done with the next. */
  #owed: Work = NO_WORK;
  #runs = 0;
  #running: Running | undefined;
  readonly #site = new SiteRuns();
  /** Has anything but notebooks changed since the last run began? */
  #isAfresh = true;
  readonly #pages = new SitePages(siteFolder());
  #wake = () => {};

  constructor(options: WatchOptions) {
    const { flags, streams } = options;
    this.#options = options;
    this.#terminal = new Terminal(streams);
    this.#files = new BookFiles(runDays(flags));
    this.#work = { build: checkBuild().status !== "ok", notebooks: "all", pages: true };
    this.#take(this.#files.unreadable());
  }

  /** Tells terminal and problems of changes. */
  #take(changes: readonly FileChange[]): void {
    this.#terminal.changes(changes);
    for (const { file, kind, what, problem } of changes) {
      if (problem !== undefined)
        this.#problems.set(file, { title: `${file} waits for its next save`, text: problem });
      else if (kind === "notebook" && what === "removed") this.#problems.set(file, null);
    }
  }

  /** Reads the files; what has changed is worked off, now or when what runs has ended. */
  look(): void {
    const changes = this.#files.changes(this.#running?.number, (file) =>
      this.#terminal.line("note", `${file} is written by a notebook that runs: its changes start no run`),
    );
    if (changes.length === 0) return;
    this.#take(changes);
    this.#isAfresh ||= changes.some(({ kind }) => kind !== "notebook");
    this.#work = bothWorks(this.#work, workAfter(changes));
    if (this.#running && endsRun(changes, this.#running.notebooks)) this.#running.stop();
    else this.#publish();
    this.#wake();
  }

  #publish(doing = this.#doing()): void {
    this.#options.server.publish({ doing, problems: this.#problems.all });
  }

  #doing(): string {
    const names = [...(this.#running?.notebooks ?? [])].map((file) => path.basename(file, ".ipynb"));
    if (names.length > 0) return `Running ${someNames(names)}`;
    return this.#running ? "Writing the pages" : "";
  }

  async #build(): Promise<void> {
    const { signal } = this.#options;
    const begun = performance.now();
    this.#terminal.line("build", "the library");
    this.#publish("Building the library");
    const problem = await buildLibrary(signal);
    this.#isAfresh = true;
    this.#problems.set(
      "library",
      problem === null
        ? null
        : { title: "The library does not compile; its last build stays in use", text: problem },
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (problem === null) this.#terminal.line("built", `the library, ${seconds} s`);
    else
      this.#terminal.problem(`failed  the library does not compile; its last build stays in use\n${problem}`);
    this.look();
  }

  /** Runs notebooks that may have to and writes the pages. @returns what is left to do if it was ended before it was through */
  async #run(work: Work): Promise<Work> {
    const { notebooks: asked } = work;
    const notebooks = this.#files.readable().filter((file) => asked === "all" || asked.has(file));
    const published = this.#files.published();
    if (published.length === 0) {
      this.#problems.set("site", { title: "There is no notebook", text: "Save one in notebooks/." });
      this.#terminal.problem("waiting there is no notebook in notebooks/");
      return NO_WORK;
    }

    const left = new Set(notebooks);
    this.#pages.remember();
    let outcome: "stopped" | SiteMessage = "stopped";
    const { flags, breakLock, signal } = this.#options;
    this.#runs += 1;
    const tell = (message: SiteMessage) => {
      if (message.type === "cell") return this.#terminal.cell(message.path, message.done);
      if (message.type === "waiting") return this.#terminal.line("waiting", message.reason);
      if (message.type === "notes") {
        for (const note of message.notes) this.#terminal.line("note", note);
        return;
      }
      if (message.type === "plan") return this.#plan(message.plan.filter(({ cells }) => cells > 0));
      if (message.type === "end") {
        const { result } = message;
        left.delete(result.path);
        this.#running?.notebooks.delete(result.path);
        if (result.because !== null || result.failure) this.#terminal.result(result);
        this.#problems.setResult(result);
        return this.#publish();
      }
      outcome = message;
    };
    const afresh = this.#isAfresh;
    this.#isAfresh = false;
    const site = this.#site.start({ flags, breakLock, notebooks, published }, { afresh, tell });
    const stop = () => site.stop();
    this.#running = { number: this.#runs, notebooks: new Set(notebooks), stop };
    signal.addEventListener("abort", stop, { once: true });
    this.#publish();
    await site.ended;
    signal.removeEventListener("abort", stop);
    this.#terminal.end();
    this.look();
    this.#running = undefined;
    return this.#conclude(outcome, { build: false, notebooks: left, pages: true });
  }

  #plan(plan: Parameters<Terminal["plan"]>[0]): void {
    this.#terminal.plan(plan);
    const planned = new Set(plan.map(({ path: file }) => file));
    const notebooks = this.#running?.notebooks ?? new Set();
    for (const file of notebooks) if (!planned.has(file)) notebooks.delete(file);
    this.#publish();
  }

  #conclude(outcome: "stopped" | SiteMessage, left: Work): Work {
    if (outcome === "stopped") return left;
    if (outcome.type === "problem") {
      this.#problems.set("site", { title: "The pages are not up to date", text: outcome.problem });
      this.#terminal.problem(`failed  ${outcome.problem}`);
      this.#owed = left;
    } else if (outcome.type === "written") {
      const text = outcome.faults.join("\n");
      this.#problems.set("site", text === "" ? null : { title: "A notebook has no page", text });
      if (text !== "") this.#terminal.problem(`failed  ${text}`);
      const changed = this.#pages.changed(outcome.pages);
      this.#terminal.line("pages", changed.length === 0 ? "as they were" : `${someNames(changed)} changed`);
    }
    return NO_WORK;
  }

  /** Works off what there is to do, then waits for more. */
  async work(): Promise<void> {
    const { signal } = this.#options;
    signal.addEventListener("abort", () => this.#wake());
    while (!signal.aborted) {
      const work = this.#work;
      this.#work = NO_WORK;
      if (work.build) {
        await this.#build();
        this.#work = bothWorks({ ...work, build: false }, this.#work);
      } else if (work.pages) {
        const owed = this.#owed;
        this.#owed = NO_WORK;
        const left = await this.#run(bothWorks(work, owed));
        this.#work = bothWorks(this.#work, left);
      } else {
        this.#publish();
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
    this.#site.end();
  }
}
