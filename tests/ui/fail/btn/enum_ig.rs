use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        attachment: button {
            text: "Call the pier",
            buttons: [phone_number { title: "Call", payload: "+16505551234" }]
        },
    });
}
