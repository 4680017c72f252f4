import { Command } from "commander";
import {
  installKernelspec,
  prefixDataFolder,
  uninstallKernelspec,
  userDataFolder,
} from "../notebook/jupyter/registry.js";
import { UserError } from "../platform/user-error.js";

interface KernelFlags {
  readonly user?: boolean;
  readonly prefix?: string;
  readonly force?: boolean;
}

function registry({ user, prefix }: KernelFlags): string {
  if (user && prefix !== undefined)
    throw new UserError("--user and --prefix exclude each other; leave out one");
  return prefix === undefined ? userDataFolder() : prefixDataFolder(prefix);
}

/** The subcommand `claimbook kernel`, which registers the kernel with the user's own Jupyter. */
export function kernelCommands(): Command {
  const withFlags = (name: string, description: string) =>
    new Command(name)
      .description(description)
      .option("--user", "for you alone, in every Jupyter of yours (the default)")
      .option("--prefix <dir>", "for the Jupyter of an environment, under <dir>/share/jupyter")
      .option("--force", "also when the kernelspec that stands there is somebody else's");
  return new Command("kernel")
    .description("register this book's kernel with your own Jupyter, or remove it")
    .addCommand(
      withFlags("install", "register the kernel").action((flags: KernelFlags) => {
        console.log(installKernelspec(registry(flags), flags));
      }),
    )
    .addCommand(
      withFlags("uninstall", "remove the kernel").action((flags: KernelFlags) => {
        console.log(uninstallKernelspec(registry(flags), flags));
      }),
    );
}
