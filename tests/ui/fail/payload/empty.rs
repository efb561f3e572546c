use sendapi::Payload;

#[derive(Payload)]
enum Action {}

fn main() {}
