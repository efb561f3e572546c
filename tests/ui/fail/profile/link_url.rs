use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { account_linking_url: "http://ferry.example/login" });
}
