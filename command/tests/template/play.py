"""A bot of `sendapi new` as its user starts it: without settings, before a simulator that is a program of its own, and on the
chat page. Arguments: the folder with the built programs, the bot's name, and its accounts as the simulator takes them."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

GREETING = "Good morning! Which bread shall we put aside for you?"
PATIENCE = 30
VARIABLES = {
    "--page": {"SENDAPI_PAGE_ID": "101", "SENDAPI_PAGE_TOKEN": "a-token"},
    "--instagram": {"SENDAPI_INSTAGRAM_ID": "17841400000000101", "SENDAPI_INSTAGRAM_TOKEN": "a-token"},
}


def main(programs, name, *platforms):
    bot = os.path.join(programs, name)
    settings = {"SENDAPI_APP_SECRET": "sesame", "SENDAPI_VERIFY_TOKEN": "open"}
    for platform in platforms:
        settings |= VARIABLES[platform]
    if len(platforms) > 1:
        settings["SENDAPI_INSTAGRAM_APP_SECRET"] = "sesame"
    accounts = [value for key, value in settings.items() if key.endswith("_ID")]
    without_settings(bot, settings)
    beside_a_simulator(bot, os.path.join(programs, "sendapi-simulator"), settings, platforms, accounts)
    on_the_chat_page(os.path.join(programs, "examples", "chat"), accounts)


def without_settings(bot, settings):
    ended = subprocess.run([bot], env={}, capture_output=True, text=True, timeout=PATIENCE)
    unnamed = [name for name in settings if name not in ended.stderr]
    if ended.returncode == 0 or unnamed or "panicked" in ended.stderr:
        fail(f"without settings it ends with {ended.returncode} and does not name {unnamed}: {ended.stderr}")


def beside_a_simulator(bot, simulator, settings, platforms, accounts):
    url, address = f"http://127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
    port = address.rpartition(":")[2]
    named = [argument for pair in zip(platforms, accounts) for argument in pair]
    command = [simulator, "--port", url.rpartition(":")[2], "--webhook", f"http://{address}/webhook", "--strict", *named]
    secrets = {"SENDAPI_APP_SECRET": "sesame", "SENDAPI_VERIFY_TOKEN": "open"}
    with Running(command, secrets), Running([bot], settings | {"SENDAPI_URL": url, "PORT": port}) as running:
        if running.line != f"listens at http://{address}/webhook":
            fail("it does not say where it listens")
        if (health := ask(f"http://{address}/health", raw=True)) != "ok":
            fail(f"/health answers {health}")
        for account in accounts:
            greets(url, account)
        running.program.send_signal(signal.SIGTERM)
        if (ended := running.program.wait(PATIENCE)) != 0:
            fail(f"SIGTERM ends it with {ended}")


def on_the_chat_page(chat, accounts):
    with Running([chat], {}) as running:
        page = re.fullmatch(r"write to the bot at (http://\S+)/chat", running.line)
        if not page or "<html" not in ask(page[1] + "/chat", raw=True):
            fail("there is no chat page")
        for account in accounts:
            greets(page[1], account)


def greets(url, account):
    """Somebody says hi, and is asked for the bread."""
    conversation = ask(f"{url}/simulator/people", {"account": account, "name": "Ada"})["id"]
    ask(f"{url}/simulator/conversations/{conversation}/says", {"text": "hi"})
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        said = json.dumps(ask(f"{url}/simulator/conversations/{conversation}"))
        if GREETING in said:
            print(f"{account} greets")
            return
        time.sleep(0.1)
    fail(f"{account} does not greet: {said}")


def ask(url, body=None, raw=False):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        text = answer.read().decode()
    return text if raw else json.loads(text)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Running:
    """A program that prints a line when it is ready, and ends with the block."""

    def __init__(self, command, environment):
        self.program = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        self.line = self.program.stdout.readline().strip()
        if not self.line:
            fail(f"{command[0]} ended")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.kill()
        self.program.wait()


def fail(problem):
    sys.exit(f"error: {problem}")


main(*sys.argv[1:])
