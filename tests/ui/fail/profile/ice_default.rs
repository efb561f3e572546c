use sendapi::profile;

fn main() {
    let _ = profile!(Instagram {
        ice_breakers: [ice_breakers {
            locale: "nb_NO",
            call_to_actions: [question { question: "When does it leave?", payload: "WHEN" }]
        }]
    });
}
