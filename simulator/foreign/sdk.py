"""What a program does with Meta's own SDK for Python: it asks for the Page, sends, reads back, sets things up."""

import os
import sys
import warnings

from facebook_business.adobjects.page import Page
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession

FacebookSession.GRAPH = os.environ["GRAPH"]
FacebookAdsApi.HTTP_DEFAULT_HEADERS = {"User-Agent": "a test"}
FacebookAdsApi.init(access_token="a token for tests", api_version="v26.0")

# The SDK has `fields` for the answer of a write, and no class that knows this answer's.
warnings.filterwarnings("ignore", "messages does not allow field")
person = sys.argv[1]
page = Page("101")

told = page.api_get(fields=["id", "name"])
assert (told["id"], told["name"]) == ("101", "Bakery"), told

sent = page.create_message(params={"recipient": {"id": person}, "message": {"text": "The rye is ready"}})
sent = sent.export_all_data() if hasattr(sent, "export_all_data") else sent
assert sent["recipient_id"] == person and sent["message_id"], sent

# What is told after a write.
sent = page.create_message(
    fields=["message_id"],
    params={"recipient": {"id": person}, "message": {"text": "The spelt too"}, "messaging_type": Page.MessagingType.response},
)
assert sent["message_id"], sent

try:
    page.create_message(params={"recipient": {"id": "101"}, "message": {"text": "Hello me"}})
    raise AssertionError("a Page wrote to itself")
except FacebookRequestError as error:
    assert error.api_error_code() == 100 and error.api_error_subcode() == 2018001, error

threads = list(page.get_conversations(params={"platform": "MESSENGER", "user_id": person, "fields": "id,messages{id,message}"}))
assert len(threads) == 1, threads
said = [message["message"] for message in threads[0].export_all_data()["messages"]["data"]]
assert said[:2] == ["The spelt too", "The rye is ready"], said

page.create_messenger_profile(params={"get_started": {"payload": "BEGIN"}})
questions = [{"question": "When do you open?", "payload": "HOURS"}]
page.create_messenger_profile(params={"ice_breakers": [{"call_to_actions": questions, "locale": "default"}]})
# The SDK knows these words in capitals alone.
page.delete_messenger_profile(params={"fields": ["ICE_BREAKERS"]})
profile = [part.export_all_data() for part in page.get_messenger_profile(params={"fields": "ice_breakers,get_started"})]
assert profile and all("ice_breakers" not in part for part in profile), profile
menu = {"locale": "default", "call_to_actions": [{"type": "postback", "title": "Breads", "payload": "BREADS"}]}
page.create_custom_user_setting(params={"psid": person, "persistent_menu": [menu]})
page.delete_custom_user_settings(params={"psid": person, "params": ["PERSISTENT_MENU"]})
page.create_message(params={"recipient": {"id": person}, "sender_action": "TYPING_ON"})
page.create_subscribed_app(params={"subscribed_fields": ["messages", "messaging_postbacks"]})
apps = [app.export_all_data() for app in page.get_subscribed_apps()]
assert apps[0]["subscribed_fields"] == ["messages", "messaging_postbacks"], apps

personas = []
for name in ["Runa", "Kim", "Ada"]:
    made = page.create_persona(params={"name": name, "profile_picture_url": "https://example.com/runa.png"})
    personas.append(made["id"])
page.create_message(params={"recipient": {"id": person}, "message": {"text": "Runa here"}, "persona_id": personas[0]})
print("Meta's SDK for Python: the Page, messages, conversations, profile, subscriptions, personas")
