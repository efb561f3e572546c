use sendapi::message;

fn main() {
    let _ = message!({
        "recipient": { "id": "7204418830956127" },
        "message": {
            "text": "Which pier?",
            "quick_replies": [
                { "content_type": "text", "title": "North", "payload": "NORTH" }
                { "content_type": "text", "title": "South", "payload": "SOUTH" }
            ]
        }
    });
}
