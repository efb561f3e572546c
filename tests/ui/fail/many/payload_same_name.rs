use sendapi::Payload;

#[derive(Payload)]
enum Action {
    Buy,
    #[payload(name = "sell", alias = "buy")]
    Sell,
    Turn {
        by: u8,
        #[payload(name = "by")]
        angle: u8,
    },
}

fn main() {
    let _ = Action::Buy.to_payload();
}
