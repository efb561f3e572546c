use sendapi::Payload;

#[derive(Payload)]
enum Action {
    #[payload(name = "buy?rye")]
    Buy,
    #[payload(name = "")]
    Sell,
    Turn {
        #[payload(alias = "a&b")]
        by: u8,
    },
}

fn main() {
    let _ = Action::Buy.to_payload();
}
