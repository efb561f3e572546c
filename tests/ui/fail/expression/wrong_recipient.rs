use sendapi::message;

struct Passenger;

fn main() {
    let passenger = Passenger;
    let _ = message!(Messenger { recipient: passenger, text: "The ferry leaves at nine." });
}
