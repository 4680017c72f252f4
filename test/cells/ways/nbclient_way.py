"""Runs notebooks with nbclient against an installed kernel.

Reads one request a line from standard input, {"id", "folder", "notebook"}, and answers each with a line on standard output,
{"id", "cells"} or {"id", "error"}. Requests of different folders run side by side, each folder in its own kernel. Between two
notebooks the kernel is told to forget what cells have declared; one that cannot is started anew.
"""

import asyncio
import json
import sys

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

KERNEL = "tslab"
CELL_SECONDS = 30
RESET_SECONDS = 5


class Folder:
    """The kernel of a folder."""

    resettable = True

    def __init__(self, path):
        self.path = path
        self.manager = None
        self.client = None
        self.queue = asyncio.Queue()

    async def start(self):
        await self.stop()
        self.manager = AsyncKernelManager(kernel_name=KERNEL)
        await self.manager.start_kernel(cwd=self.path)
        self.client = self.manager.client()
        self.client.start_channels()
        await self.client.wait_for_ready(timeout=60)
        self.client.allow_stdin = False

    async def stop(self):
        if self.manager is not None:
            self.client.stop_channels()
            await self.manager.shutdown_kernel(now=True)
        self.manager = None

    async def reset(self):
        """Has the kernel forget; whether it has."""
        if not Folder.resettable or not await self.manager.is_alive():
            return False
        request = self.client.session.msg("claimbook_reset_request", {})
        self.client.shell_channel.send(request)
        loop = asyncio.get_running_loop()
        end = loop.time() + RESET_SECONDS
        while loop.time() < end:
            try:
                reply = await self.client.get_shell_msg(timeout=max(end - loop.time(), 0.01))
            except Exception:
                break
            if reply["parent_header"].get("msg_id") == request["header"]["msg_id"]:
                return True
        Folder.resettable = False
        return False

    async def run(self, notebook):
        if self.manager is None or not await self.reset():
            await self.start()
        book = nbformat.from_dict(notebook)
        runner = NotebookClient(
            book,
            km=self.manager,
            timeout=CELL_SECONDS,
            allow_errors=True,
            resources={"metadata": {"path": self.path}},
        )
        runner.kc = self.client
        await runner.async_execute()
        return [
            {"id": cell.id, "execution_count": cell.execution_count, "outputs": cell.outputs}
            for cell in book.cells
            if cell.cell_type == "code"
        ]

    async def work(self):
        while True:
            request = await self.queue.get()
            if request is None:
                await self.stop()
                return
            answer = {"id": request["id"]}
            try:
                answer["cells"] = await self.run(request["notebook"])
            except Exception as error:
                answer["error"] = f"{type(error).__name__}: {error}"
                await self.stop()
            print(json.dumps(answer), flush=True)


async def main():
    folders = {}
    workers = []
    loop = asyncio.get_running_loop()
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            break
        request = json.loads(line)
        path = request["folder"]
        if path not in folders:
            folders[path] = Folder(path)
            workers.append(asyncio.create_task(folders[path].work()))
        folders[path].queue.put_nowait(request)
    for folder in folders.values():
        folder.queue.put_nowait(None)
    await asyncio.gather(*workers)


asyncio.run(main())
