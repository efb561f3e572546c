use sendapi::profile;

fn main() {
    let _ = profile!(Instagram { ice_breakers: [ice_breakers { locale: "default" }] });
}
