use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { greeting: [greeting { locale: "nb_NO", text: "Velkommen" }] });
}
