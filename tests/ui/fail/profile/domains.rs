use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { whitelisted_domains: ["https://localhost"] });
}
