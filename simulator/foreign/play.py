"""Plays people against other people's programs, which talk to the simulator as they would to the platform.

Takes the simulator's program, and the two folders where the npm packages and the virtual environment are."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PROGRAM, NODE, VENV = sys.argv[1:]
HERE = Path(__file__).parent
SECRETS = {"APP_SECRET": "sesame", "VERIFY_TOKEN": "open"}


def main():
    with Stage("bottender", node_bot, 4601) as stage:
        everything(stage)
        stage.happens("referral", ref="flyer")
        stage.expects("referral flyer")
        stage.holds()
    with Stage("fbmessenger", python_bot, 4603) as stage:
        everything(stage)
        stage.happens("account_unlinked")
        stage.expects("account_linking unlinked")
        stage.happens("plugin_optin", ref="banner")
        stage.expects("optin banner")
        stage.holds()
        run(f"{VENV}/bin/python", HERE / "sdk.py", stage.ada, GRAPH=stage.url)
    print("all of it holds")


def everything(stage):
    """What people do, and how a bot answers that subscribed to nothing special."""
    stage.does("says", {"text": "Gr\u00fc\u00dfe <b>\U0001f956</b>"})
    stage.expects("You said Gr\u00fc\u00dfe <b>\U0001f956</b>")
    stage.does("posts_back", {"title": "Get Started", "payload": "BEGIN"})
    stage.expects("postback BEGIN")
    stage.does("sticker")
    stage.expects("sticker 369239263222822 http", "the sticker with its picture")
    stage.does("says", {"text": "Bye"})
    stage.expects("You said Bye")
    # What nobody asked for makes no bot fail, since it is not told.
    stage.does("comments", {"text": "How much?"})
    stage.does("reads")
    stage.happens("group_comment", text="Is there rye?")


class Stage:
    """A simulator, and a bot that it tells."""

    def __init__(self, name, bot, port):
        self.name, self.port, self.url = name, port, f"http://127.0.0.1:{port + 1}"
        self.simulator = start(
            PROGRAM, "--port", port + 1, "--page", "101=Bakery", "--webhook", f"http://127.0.0.1:{port}/webhook",
            SENDAPI_WEBHOOK_SECRET=SECRETS["APP_SECRET"], SENDAPI_VERIFY_TOKEN=SECRETS["VERIFY_TOKEN"],
        )
        self.bot = bot(port, self.url)

    def __enter__(self):
        try:
            eventually(lambda: self.posts("/chat/api/handshake", {}) == {})
            self.ada = self.posts("/chat/api/people", {"account": "101", "name": "Ada"})["id"]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in (self.bot, self.simulator):
            process.terminate()
            process.wait()

    def does(self, deed, body=None):
        self.posts(f"/chat/api/conversations/{self.ada}/{deed}", body or {})

    def happens(self, happening, **given):
        self.posts("/simulator/happenings", {"happening": happening, "conversation": self.ada, **given})

    def expects(self, words, what=None):
        def has_come():
            entries = self.reads(f"/chat/api/conversations/{self.ada}")["entries"]
            texts = [(it.get("request") or {}).get("message", {}).get("text", "") for it in entries]
            return any(words in text for text in texts)

        assert eventually(has_come), f"{self.name} never answered `{what or words}`"

    def holds(self):
        """The bot took all that it was told, and at once."""
        deliveries = self.reads("/simulator/deliveries")["items"]
        failed = [it for it in deliveries if not it["taken"] or it["attempt"] > 1]
        assert not failed, f"{self.name} did not take {failed[0]}"
        kinds = sorted({it["kind"] for it in deliveries})
        print(f"{self.name}: {len(deliveries)} webhooks taken, of {', '.join(kinds)}")

    def reads(self, path):
        return answer(self.url + path)

    def posts(self, path, body):
        return answer(self.url + path, json.dumps(body).encode())


def node_bot(port, graph):
    program = f"{NODE}/node_modules/.bin/bottender"
    return start(program, "start", "--port", port, GRAPH=graph, NODE_PATH=f"{NODE}/node_modules", **SECRETS)


def python_bot(port, graph):
    return start(f"{VENV}/bin/python", HERE / "bot.py", port, GRAPH=graph)


def start(*command, **environment):
    command = [str(word) for word in command]
    return subprocess.Popen(command, cwd=HERE, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)


def run(*command, **environment):
    command = [str(word) for word in command]
    subprocess.run(command, cwd=HERE, env={**os.environ, **environment}, check=True)


def answer(url, body=None):
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{url}: {error.code} {error.read().decode()}") from None


def eventually(is_so):
    """Tries for half a minute: programs take a while to start."""
    for _ in range(300):
        try:
            if is_so():
                return True
        except (AssertionError, OSError):
            pass
        time.sleep(0.1)
    return False


main()
