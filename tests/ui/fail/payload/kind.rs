use sendapi::Payload;

#[derive(Payload)]
struct Buy {
    id: u32,
}

fn main() {
    let _ = Buy { id: 7 }.to_payload();
}
