/** What was wrong with the cache: an entry that was set aside, or a folder that is not used. */
export interface CacheFault {
  readonly kind: "entry" | "folder";
  /** The entry's kind and key, or the folder's path. */
  readonly where: string;
  /** Such as "its content is not what was written". */
  readonly reason: string;
}

const noted = new Map<string, CacheFault>();

/** Notes a fault for {@link takeCacheFaults}; the same place counts once. */
export function noteCacheFault(fault: CacheFault): void {
  noted.set(`${fault.kind} ${fault.where}`, fault);
}

/** The faults noted in this process since this was last asked. */
export function takeCacheFaults(): CacheFault[] {
  const faults = [...noted.values()];
  noted.clear();
  return faults;
}

/**
 * Faults as their reader needs them: a line for all damaged entries, one for each folder.
 * @example cacheFaultLines([{ kind: "entry", where: "pages/1a", reason: "it is cut" }])
 *   // => ["1 damaged cache entry was set aside and is made again (pages/1a: it is cut)"]
 */
export function cacheFaultLines(faults: readonly CacheFault[]): string[] {
  const folders = faults.filter(({ kind }) => kind === "folder");
  const entries = faults.filter(({ kind }) => kind === "entry");
  const [first] = entries;
  const many = entries.length > 1;
  return [
    ...folders.map(
      ({ where, reason }) =>
        `the cache folder ${where} is not used: ${reason}; delete it and it is made again, for you alone, or set CLAIMBOOK_CACHE to a folder of your own`,
    ),
    ...(first
      ? [
          `${entries.length} damaged cache ${many ? "entries were" : "entry was"} set aside and ${many ? "are" : "is"} made again (${many ? "the first: " : ""}${first.where}: ${first.reason})`,
        ]
      : []),
  ];
}
