use sendapi::Payload;

#[derive(Payload)]
enum Action {
    #[payload(rename = "put_aside")]
    Buy,
}

fn main() {}
