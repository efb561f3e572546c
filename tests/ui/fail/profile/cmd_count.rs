use sendapi::profile;

fn main() {
    let _ = profile!(Messenger { commands: [commands { locale: "default", commands: [] }] });
}
