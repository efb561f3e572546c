use sendapi::message;

struct Passenger;

fn main() {
    let passenger = Passenger;
    let _ = message!(Messenger { recipient: "7204418830956127", text: passenger });
}
