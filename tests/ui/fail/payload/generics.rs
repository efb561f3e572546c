use sendapi::Payload;

#[derive(Payload)]
enum Action<'a> {
    Buy { title: &'a str },
}

fn main() {
    let _ = Action::Buy { title: "Rye" }.to_payload();
}
