use sendapi::message;

fn main() {
    let _ = message!({
        "recipient": { "id": "7204418830956127" },
        "message": {
            "tex"
            "metadata": "timetable"
        }
    });
}
