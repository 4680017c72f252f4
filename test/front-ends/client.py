"""What Jupyter's own clients see of the kernel: for each case a line of JSON with its name and what was seen, or the error."""

import json
import time
import traceback

import nbformat
from jupyter_client import KernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError


def notebook(*cells):
    made = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "tslab", "display_name": "TypeScript"}})
    for source, tags in cells:
        made.cells.append(nbformat.v4.new_code_cell(source, metadata={"tags": tags}))
    return made


def texts(cell):
    return [output.get("text") or output.get("ename") for output in cell.outputs]


def expected_error():
    """Cells after one that is tagged raises-exception run; one that is tagged skip-execution does not."""
    made = notebook(
        ("throw new Error('expected');", ["raises-exception"]),
        ("console.log('must run');", []),
        ("throw new Error('skipped');", ["skip-execution"]),
        ("console.log('last');", []),
    )
    NotebookClient(made, timeout=120).execute()
    return [texts(cell) for cell in made.cells]


def timeout_with_interrupt():
    """A loop that no signal reaches is interrupted when its time is over, and the next cell runs."""
    made = notebook(("await null; for (;;) await null;", []), ("console.log('after');", []))
    NotebookClient(made, timeout=8, interrupt_on_timeout=True, allow_errors=True).execute()
    return [texts(cell) for cell in made.cells]


def timeout_without_interrupt():
    made = notebook(("await new Promise(() => {});", []))
    try:
        NotebookClient(made, timeout=8).execute()
    except CellTimeoutError:
        return "CellTimeoutError"
    return "ended"


def input_refused():
    """nbclient lets no cell ask for input."""
    made = notebook(("process.stdin.on('data', () => {}); await new Promise(() => {});", []))
    NotebookClient(made, timeout=60, allow_errors=True).execute()
    return texts(made.cells[0])


def reply_to(client, message_id):
    while True:
        reply = client.get_shell_msg(timeout=60)
        if reply["parent_header"].get("msg_id") == message_id:
            return reply["content"]


def with_client(use):
    manager = KernelManager(kernel_name="tslab")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    try:
        return use(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def interrupt(manager, client):
    """interrupt_kernel of jupyter_client, while a cell loops."""
    running = client.execute("console.log('begun'); await null; for (;;);")
    while client.get_iopub_msg(timeout=60)["msg_type"] != "stream":
        pass
    manager.interrupt_kernel()
    reply = reply_to(client, running)
    after = reply_to(client, client.execute("1;"))
    return [reply["status"], reply["ename"], after["status"]]


def queue(manager, client):
    """Cells that are sent at once, of which the first fails."""
    sent = [client.execute(source) for source in ("throw new Error('x');", "1;", "2;")]
    return [reply_to(client, message_id)["status"] for message_id in sent]


def answered_input(manager, client):
    source = """import { createInterface } from "node:readline/promises";
const reader = createInterface({ input: process.stdin, output: process.stdout });
const name = await reader.question("Name? ");
reader.close();"""
    sent = client.execute(source, allow_stdin=True)
    request = client.get_stdin_msg(timeout=60)
    client.input("Ada")
    status = reply_to(client, sent)["status"]
    value = reply_to(client, client.execute("1;", user_expressions={"name": "name"}))
    return [request["content"]["prompt"], status, value["user_expressions"]["name"]["data"]["text/plain"]]


def restart(manager, client):
    reply_to(client, client.execute("(globalThis as any).left = 1;"))
    begin = time.monotonic()
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=60)
    value = reply_to(client, client.execute("1;", user_expressions={"left": "typeof globalThis.left"}))
    return [value["user_expressions"]["left"]["data"]["text/plain"], time.monotonic() - begin < 30]


CASES = {
    "expected_error": expected_error,
    "timeout_with_interrupt": timeout_with_interrupt,
    "timeout_without_interrupt": timeout_without_interrupt,
    "input_refused": input_refused,
    "interrupt": lambda: with_client(interrupt),
    "queue": lambda: with_client(queue),
    "answered_input": lambda: with_client(answered_input),
    "restart": lambda: with_client(restart),
}

for name, case in CASES.items():
    try:
        print(json.dumps({"name": name, "seen": case()}))
    except Exception:
        print(json.dumps({"name": name, "error": traceback.format_exc()}))
