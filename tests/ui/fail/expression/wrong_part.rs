use sendapi::message;

fn main() {
    let picture = String::from("https://ferry.example/pier.jpg");
    let _ = message!(Messenger { recipient: "7204418830956127", attachment: picture });
}
