use sendapi::message;

fn main() {
    let hours: [Option<u32>; 1] = [Some(9)];
    for hour in &hours {
        let _ = message!(Messenger { recipient: "7204418830956127", text: hour });
    }
}
