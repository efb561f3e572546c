use sendapi::profile;

fn main() {
    let _ = profile!(Instagram {
        ice_breakers: [ice_breakers {
            locale: "default",
            call_to_actions: [question { question: "When does it leave?", payload: "" }]
        }]
    });
}
