use sendapi::message;

const PICTURE: &str = "ferry.example/pier.jpg";

fn main() {
    let _ =
        message!(Messenger { recipient: "7204418830956127", attachment: image { url: PICTURE } });
}
