"""What the Jupyter of this Python sees of a kernel, as a line of JSON, for claimbook doctor.

Arguments: the kernel's name, the data folder that `claimbook lab` adds, the book's folder, a cell, and the packages to tell the versions of.
"""

import json
import os
import sys
import time
from importlib.metadata import PackageNotFoundError, version

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import start_new_kernel

SECONDS = 60
name, lab_folder, book, cell, *packages = sys.argv[1:]


def version_of(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def kernelspec_folder():
    """The folder of the kernelspec that this Jupyter takes for the name, None where it knows no such kernel."""
    return KernelSpecManager().find_kernel_specs().get(name)


def answer():
    """What a cell prints, and after how many seconds, or why there is no answer."""
    begin = time.monotonic()
    printed = []

    def collect(message):
        content = message["content"]
        if message["msg_type"] == "stream":
            printed.append(content["text"])
        if message["msg_type"] == "error":
            printed.append(f"{content['ename']}: {content['evalue']}")

    try:
        manager, client = start_new_kernel(startup_timeout=SECONDS, kernel_name=name, cwd=book)
        try:
            client.execute_interactive(cell, timeout=SECONDS, output_hook=collect)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return {"printed": "".join(printed).strip(), "seconds": time.monotonic() - begin}


found = {"versions": {package: version_of(package) for package in packages}, "folder": kernelspec_folder()}
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [lab_folder, os.environ.get("JUPYTER_PATH")]))
print(json.dumps({**found, "answer": answer()}))
