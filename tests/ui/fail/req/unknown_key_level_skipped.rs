use sendapi::message;

fn main() {
    let _ = message!({
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "template",
                "template_type": "generic",
                "elements": [{ "title": "Island tour", "subtitle": "Two hours" }]
            }
        }
    });
}
