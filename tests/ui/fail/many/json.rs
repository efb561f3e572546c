use sendapi::message;

fn main() {
    let _ = message!({
    "recipient": { "id": "psid-7204" },
    "messaging_type": "response",
    "message": {
        "attachment": {
            "type": "template",
            "payload": {
                "template_type": "button",
                "text": "",
                "buttons": [
                    { "type": "web_url", "title": "", "url": "timetable" },
                    { "type": "nested", "title": "More" },
                    { "title": "Today", "payload": "TODAY" }
                ]
            }
        },
        "metadata": 7
    },
    "acess_token": "EAAB"
    });
}
