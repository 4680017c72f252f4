"""Runs a program of Python's as often as it is asked, each time in a process forked from this one, which has it loaded.

python forked.py MODULE FUNCTION: each line of standard input is a JSON list, a folder and the arguments; each line of
standard output what became of it: its status, and what it said on either stream.
"""

import importlib
import json
import os
import sys
import tempfile
import traceback

module, function = sys.argv[1:]
main = getattr(importlib.import_module(module), function)
# What the programs load only once they run.
for name in ("nbclient", "nbconvert.exporters", "nbconvert.filters", "nbconvert.preprocessors", "jupyter_client"):
    importlib.import_module(name)


def run(folder: str, arguments: list[str], said: int) -> None:
    """Runs the program in place of this process, as its own script does."""
    status = 1
    try:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.argv = [module, *arguments]
        status = main() or 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


for line in sys.stdin:
    folder, *arguments = json.loads(line)
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            run(folder, arguments, said.fileno())
        _, how = os.waitpid(child, 0)
        said.seek(0)
        answer = {"status": os.waitstatus_to_exitcode(how), "said": said.read().decode(errors="replace")}
    print(json.dumps(answer), flush=True)
