use sendapi::Payload;

#[derive(Payload)]
enum Action {
    Pay { amount: f64 },
}

fn main() {
    let _ = Action::Pay { amount: 1.5 };
}
