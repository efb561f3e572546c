"""A bot by fbmessenger, on the HTTP server of Python's own library."""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

from fbmessenger import BaseMessenger


class Messenger(BaseMessenger):
    def __init__(self):
        super().__init__("a token for tests")
        self.client.graph_url = os.environ["GRAPH"] + "/v26.0"

    def message(self, message):
        text = message["message"].get("text") or sticker(message["message"])
        self.answer(f"You said {text}")

    def postback(self, message):
        self.answer(f"postback {message['postback']['payload']}")

    def delivery(self, message):
        pass

    def read(self, message):
        pass

    def account_linking(self, message):
        self.answer(f"account_linking {message['account_linking']['status']}")

    def optin(self, message):
        self.answer(f"optin {message['optin']['ref']}")

    def answer(self, text):
        told = self.send({"text": text}, "RESPONSE")
        assert "message_id" in told, told


def sticker(message):
    payload = message["attachments"][0]["payload"]
    return f"sticker {payload['sticker_id']} {payload['url']}"


class Webhook(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.reply(query["hub.challenge"][0].encode())

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Messenger().handle(body)
        self.reply(b"")

    def reply(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Webhook).serve_forever()
