use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        message: { title: "Island tour", subtitle: "Two hours" },
    });
}
