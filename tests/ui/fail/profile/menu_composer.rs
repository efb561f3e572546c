use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        persistent_menu: [menu { locale: "default", composer_input_disabled: true }]
    });
}
