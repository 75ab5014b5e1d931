"""The workbook's kernel under the real jupyter_client, over real sockets."""
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import unittest

import machine
from jupyter_client.manager import KernelManager

TIMEOUT = 60  # seconds
SETUP = f"""%classpath "{machine.JAR}"
import backprop.activation.*;
import backprop.loss.*;
import backprop.matrix.*;
import backprop.network.*;
Network net = Network.input(2).layer(3, new Tanh())
    .output(1, Output.sigmoidCrossEntropy(Reduction.MEAN))
    .initialised(Initialisation.xavier(), 2);"""


def start():
    manager = KernelManager(kernel_name="java")
    manager.start_kernel()
    return manager


def reply_to(client, request):
    """The reply to a request; a client that waited for its kernel may have asked for more than that."""
    while True:
        message = client.get_shell_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") == request:
            return message["content"]


def connect(manager):
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=TIMEOUT)
    return client


class Session(unittest.TestCase):
    """What one reader does; the kernel lives through all of it."""

    @classmethod
    def setUpClass(cls):
        begin = time.time()
        cls.manager = start()
        cls.client = connect(cls.manager)
        ready = time.time()
        cls.execute(SETUP)
        print(f"\nkernel ready after {ready - begin:.1f} s, first cell {time.time() - ready:.1f} s")

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    @classmethod
    def execute(cls, code, answer=None):
        """Executes a cell and returns its reply and its outputs, streams joined."""
        outputs = {"stdout": "", "stderr": ""}

        def collect(message):
            content = message["content"]
            if message["msg_type"] == "stream":
                outputs[content["name"]] += content["text"]
            elif message["msg_type"] in ("execute_result", "display_data"):
                outputs[message["msg_type"]] = content["data"]
            elif message["msg_type"] == "error":
                outputs["error"] = content

        def type_in(request):
            outputs["prompt"] = request["content"]["prompt"]
            cls.client.input(answer)

        reply = cls.client.execute_interactive(
            code,
            allow_stdin=answer is not None,
            timeout=TIMEOUT,
            output_hook=collect,
            stdin_hook=type_in)
        return reply["content"], outputs

    def test_completion_offers_the_methods_of_an_object(self):
        reply = self.client.complete("net.", 4, reply=True, timeout=TIMEOUT)["content"]
        self.assertTrue([name for name in reply["matches"] if name.startswith("forward")], reply)

    def test_inspection_shows_the_javadoc_of_the_library(self):
        source = (machine.PROJECT / "src/main/java/backprop/network/Network.java").read_text("utf-8")
        comment = re.search(r"/\*\*\s*((?:(?!\*/).)*?)\*/\s*public void backward\(", source, re.S)
        first = re.sub(r"\s*\*?\s+", " ", comment.group(1)).split("{")[0].split("<")[0].strip()
        for code, at in [("net.backward(", 13), ("net.backward", 12), ("x(); net.backward(Y, p)", 12)]:
            reply = self.client.inspect(code, at, reply=True, timeout=TIMEOUT)["content"]
            self.assertTrue(reply["found"], code)
            text = reply["data"]["text/plain"]
            self.assertIn("Network.backward(", text)
            self.assertIn(first[:40], " ".join(text.split()), code)

    def test_inspection_shows_the_javadoc_of_the_jdk_where_its_sources_are(self):
        reply = self.client.inspect("Math.sqrt(2)", 7, reply=True, timeout=TIMEOUT)["content"]
        self.assertIn("double Math.sqrt(double", reply["data"]["text/plain"])

    def test_an_exception_shows_its_message_the_readers_line_and_its_cause(self):
        reply, outputs = self.execute(
            "int one = 1;\n"
            "throw new IllegalStateException(\"outer\", new IllegalArgumentException(\"inner\"));")
        self.assertEqual("error", reply["status"])
        self.assertEqual("IllegalStateException", outputs["error"]["ename"])
        self.assertEqual("outer", outputs["error"]["evalue"])
        lines = outputs["error"]["traceback"]
        self.assertIn("IllegalStateException: outer", lines[0])
        self.assertRegex(lines[1], r"cell \d+, line 2: +throw new")
        self.assertIn("Caused by: java.lang.IllegalArgumentException: inner", "\n".join(lines))

    def test_a_cell_reads_what_the_reader_types(self):
        reply, outputs = self.execute(
            'System.out.println(new Scanner(System.in).nextLine() + "!");', answer="δ types")
        self.assertEqual("ok", reply["status"])
        self.assertEqual("δ types!\n", outputs["stdout"])

    def test_a_cell_may_close_what_it_reads_from(self):
        for word in ("one", "two"):
            reply, outputs = self.execute(
                "try (Scanner in = new Scanner(System.in)) { System.out.print(in.next()); }", answer=word)
            self.assertEqual("ok", reply["status"])
            self.assertEqual(word, outputs["stdout"])

    def test_ten_megabytes_arrive_whole(self):
        reply, outputs = self.execute(
            'String line = "0123456789abcde\\n";\n'
            "for (int i = 0; i < 10 << 16; i++) { System.out.print(line); }\n"
            'line.repeat(10 << 16).length()')
        self.assertEqual("ok", reply["status"])
        self.assertEqual("0123456789abcde\n" * (10 << 16), outputs["stdout"])
        self.assertEqual(str(10 << 20), outputs["execute_result"]["text/plain"])

    def test_an_interrupt_ends_the_waiting_for_what_the_reader_types(self):
        request = self.client.execute("System.in.read()", allow_stdin=True)
        self.client.get_stdin_msg(timeout=TIMEOUT)
        self.manager.interrupt_kernel()
        reply = reply_to(self.client, request)
        self.assertEqual("error", reply["status"])
        self.assertEqual("2", self.execute("1 + 1")[1]["execute_result"]["text/plain"])
        self.assertEqual("97", self.execute("System.in.read()", answer="a")[1]["execute_result"]["text/plain"])

    def test_an_interrupt_ends_the_cell_and_keeps_the_variables(self):
        self.execute("int kept = 5;")
        request = self.client.execute("while (true);")
        time.sleep(1)
        self.manager.interrupt_kernel()
        reply = reply_to(self.client, request)
        self.assertEqual("interrupted", reply["evalue"])
        self.assertEqual("5", self.execute("kept")[1]["execute_result"]["text/plain"])

    def test_a_restart_forgets_everything_and_goes_on(self):
        self.execute("int forgotten = 1;")
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=TIMEOUT)
        reply, outputs = self.execute("forgotten")
        self.assertIn("cannot find symbol", outputs["error"]["evalue"])
        self.assertEqual("ok", self.execute(SETUP)[0]["status"])


class Processes(unittest.TestCase):
    """Processes come and go; none stays."""

    def setUp(self):
        self.before = machine.kernel_processes()

    def started(self):
        return machine.kernel_processes() - self.before

    def test_twenty_kernels_start_and_none_is_left_behind(self):
        begin = time.time()
        for _ in range(4):
            managers = [start() for _ in range(5)]
            clients = [connect(manager) for manager in managers]
            self.assertEqual(5, len(self.started()))
            for client, manager in zip(clients, managers):
                client.stop_channels()
                manager.shutdown_kernel()
        print(f"\n20 kernels started and stopped in {time.time() - begin:.0f} s")
        self.assertEqual(set(), self.started())

    @staticmethod
    def cells_of(kernel):
        """The process in which a kernel's cells run."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(kernel)], capture_output=True, encoding="utf-8")
        return int(listed.stdout)

    def assert_ends(self, process):
        deadline = time.time() + 10
        while pathlib.Path(f"/proc/{process}/stat").exists() and time.time() < deadline:
            time.sleep(0.1)
        self.assertFalse(pathlib.Path(f"/proc/{process}/stat").exists())

    def test_the_jvm_of_the_cells_ends_with_its_kernel_even_in_the_middle_of_a_cell(self):
        for end in (lambda manager, _: manager.shutdown_kernel(),
                    lambda _, kernel: os.kill(kernel, signal.SIGKILL)):
            manager = start()
            client = connect(manager)
            client.execute("while (true);")
            time.sleep(1)
            kernel, = self.started()
            cells = self.cells_of(kernel)
            end(manager, kernel)
            self.assert_ends(cells)
            client.stop_channels()
            manager.shutdown_kernel(now=True)

    def test_a_cell_that_ends_its_jvm_is_named_and_ends_the_kernel(self):
        manager = start()
        client = connect(manager)
        reply = reply_to(client, client.execute("System.exit(7);"))
        self.assertEqual(("DeadKernel", "the cell ended its JVM: status 7"),
                         (reply["ename"], reply["evalue"]))
        deadline = time.time() + 10
        while manager.is_alive() and time.time() < deadline:
            time.sleep(0.1)
        self.assertFalse(manager.is_alive())
        client.stop_channels()

    def test_a_kernel_ends_when_its_jupyter_is_killed(self):
        script = "import test_kernel as t; k = t.start(); t.connect(k); print(flush=True); input()"
        with subprocess.Popen(
                [sys.executable, "-c", script],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                cwd=pathlib.Path(__file__).parent,
                env={**os.environ, "BACKPROP_TEST_HOME": str(machine.home)}) as jupyter:
            jupyter.stdout.readline()
            self.assertEqual(1, len(self.started()))
            jupyter.kill()
        deadline = time.time() + 10
        while self.started() and time.time() < deadline:
            time.sleep(0.1)
        self.assertEqual(set(), self.started())


if __name__ == "__main__":
    unittest.main()
