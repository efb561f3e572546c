use sendapi::message;

fn main() {
    let _ = message!(Messenger);
}
