use sendapi::Payload;

#[derive(Payload)]
enum Action {
    #[payload(nam = "buy")]
    Buy,
    #[payload(default)]
    Sell,
    Turn {
        #[payload(skip)]
        by: u8,
    },
}

fn main() {
    let _ = Action::Buy.to_payload();
}
