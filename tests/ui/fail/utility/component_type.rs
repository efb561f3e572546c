use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    messaging_type: UTILITY,
    template: { name: "boarding", language: { code: "en" }, components: [{ parameters: [] }] },
    });
}
