"""jupyter-kernel-test, the kernels' own conformance suite, on the kernel that is installed as `tslab`, and what it leaves out.

Prints for each test a line of JSON: its name, and "passed", the reason for which it was skipped, or what failed.
"""

import json
import os
import sys
import unittest

from jupyter_client.manager import start_new_kernel
from jupyter_kernel_test import IopubWelcomeTests, KernelTests
from jupyter_kernel_test.msgspec_v5 import validate_message

TIMEOUT = 60


class Suite(KernelTests):
    """Every test of the suite, with what it needs to know of TypeScript and of the API that cells display with."""

    kernel_name = "tslab"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world');"
    code_stderr = "console.error('to stderr');"
    completion_samples = [
        {"text": "Math.abs", "matches": {"abs"}},
        {"text": "[1, 2].findLastI", "matches": {"findLastIndex"}},
    ]
    complete_code_samples = ["1 + 1", "const one = 1;", "function f() {\n  return 1;\n}", "// a comment"]
    incomplete_code_samples = ["function f() {", "f(1,", "const rows = [", "if (true) {\n  1;"]
    invalid_code_samples = ["const = 1;", "let 1st = 2;", "1 + )", "}"]
    code_generate_error = "throw new RangeError('too far');"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'text'", "result": "'text'"},
        {"code": "[1, 2].map((n) => n * 2)", "result": "[ 2, 4 ]"},
    ]
    code_display_data = [
        {"code": "import { display } from 'tslab';\ndisplay.html('<b>bold</b>');", "mime": "text/html"},
        {"code": "display.markdown('**bold**');", "mime": "text/markdown"},
        {"code": "display.svg('<svg xmlns=\"http://www.w3.org/2000/svg\"/>');", "mime": "image/svg+xml"},
        {"code": "display.png(new Uint8Array([1, 2, 3]));", "mime": "image/png"},
        {"code": "import { md } from 'claimbook';\nmd`**bold**`;", "mime": "text/markdown"},
    ]
    code_history_pattern = "6 *"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.abs"


class Beyond(unittest.TestCase):
    """What the suite leaves out."""

    @classmethod
    def setUpClass(cls):
        cls.km, cls.kc = start_new_kernel(kernel_name="tslab")

    @classmethod
    def tearDownClass(cls):
        cls.km.shutdown_kernel(now=True)
        cls.kc.stop_channels()

    def reply(self, msg_id, kind):
        while True:
            message = self.kc.get_shell_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") == msg_id:
                validate_message(message, kind, msg_id)
                return message["content"]

    def outputs(self, msg_id):
        found = []
        while True:
            message = self.kc.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            validate_message(message, message["msg_type"], msg_id)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return found
            found.append(message)

    def test_comm_info(self):
        self.assertEqual(self.reply(self.kc.comm_info(), "comm_info_reply")["comms"], {})

    def test_interrupt(self):
        running = self.kc.execute("for (;;) {}")
        # Of this cell: an interrupt that comes before the request finds nothing to interrupt.
        while self.kc.get_iopub_msg(timeout=TIMEOUT)["parent_header"].get("msg_id") != running:
            pass
        self.km.interrupt_kernel()
        content = self.reply(running, "execute_reply")
        self.assertEqual((content["status"], content["ename"]), ("error", "Interrupted"))
        self.assertEqual(self.reply(self.kc.execute("1 + 1;"), "execute_reply")["status"], "ok")

    def test_zz_shutdown(self):
        """The last, by its name: it ends the kernel."""
        asked = self.kc.shutdown()
        answer = self.kc.get_control_msg(timeout=TIMEOUT)
        validate_message(answer, "shutdown_reply", asked)
        self.assertEqual(answer["content"], {"status": "ok", "restart": False})
        self.km.provisioner.process.wait(TIMEOUT)

    def test_stdin_refused(self):
        sent = self.kc.execute("process.stdin.on('data', () => {}); await new Promise(() => {});", allow_stdin=False)
        self.assertEqual(self.reply(sent, "execute_reply")["ename"], "StdinNotAllowed")

    def test_stdin_answered(self):
        code = "process.stdin.once('data', (text) => console.log('read', String(text)));\nawait new Promise((done) => setTimeout(done, 1000));"
        sent = self.kc.execute(code, allow_stdin=True)
        # Not validated: the suite's schema wants a number for `password`, where the protocol has a bool.
        self.assertEqual(self.kc.get_stdin_msg(timeout=TIMEOUT)["msg_type"], "input_request")
        self.kc.input("Ada")
        self.assertEqual(self.reply(sent, "execute_reply")["status"], "ok")
        texts = [m["content"]["text"] for m in self.outputs(sent) if m["msg_type"] == "stream"]
        self.assertIn("read Ada", "".join(texts))

    def test_update_display(self):
        sent = self.kc.execute("import { progress } from 'claimbook';\nfor (const n of progress([1, 2])) void n;")
        self.assertEqual(self.reply(sent, "execute_reply")["status"], "ok")
        kinds = [m["msg_type"] for m in self.outputs(sent) if m["msg_type"].endswith("display_data")]
        self.assertEqual(kinds, ["display_data", "update_display_data"])

    def test_error_traceback(self):
        sent = self.kc.execute("const one = 1;\nthrow new RangeError('too far');")
        content = self.reply(sent, "execute_reply")
        self.assertEqual((content["ename"], content["evalue"]), ("RangeError", "too far"))
        self.assertIn("> 2 | throw new RangeError('too far');", "\n".join(content["traceback"]))

    def test_silent(self):
        sent = self.kc.execute("console.log('heard'); 1", silent=True)
        self.reply(sent, "execute_reply")
        self.assertEqual([m["msg_type"] for m in self.outputs(sent) if m["msg_type"] in ("execute_input", "execute_result")], [])


class Welcome(IopubWelcomeTests):
    kernel_name = "tslab"


class Report(unittest.TestResult):
    """Says what became of each test; a subtest's failure is its test's."""

    def __init__(self):
        super().__init__()
        self.outcomes = {}

    def note(self, test, outcome):
        name = getattr(test, "test_case", test).id().removeprefix("__main__.")
        if self.outcomes.get(name, "passed") == "passed":
            self.outcomes[name] = outcome

    def addSuccess(self, test):
        self.note(test, "passed")

    def addSkip(self, test, reason):
        self.note(test, f"skipped: {reason}")

    def addFailure(self, test, err):
        self.note(test, self._exc_info_to_string(err, test))

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note(test, f"{subtest}\n{self._exc_info_to_string(err, test)}")


report = Report()
load = unittest.TestLoader().loadTestsFromTestCase
unittest.TestSuite(load(case) for case in (Suite, Beyond, Welcome)).run(report)
for name, outcome in report.outcomes.items():
    print(json.dumps({"name": name, "outcome": outcome}))
sys.stdout.flush()
# A client of a kernel that has ended may leave a thread that waits.
os._exit(0)
