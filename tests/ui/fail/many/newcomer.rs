use sendapi::message;

fn main() {
    let _ = message!({
        "recipient": { "id": "<PSID>" },
        "messaging_type": "response",
        "message": {
            "text": "Welcome aboard! Where would you like to go today?",
            "quickReplies": [
                { "content_type": "text", "title": "", "payload": "NORTH" },
                { "contentType": "text", "title": "South", "payload": "SOUTH" },
                "Neither"
            ]
        }
    });
}
