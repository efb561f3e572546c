use sendapi::message;

const CAPTAIN: &str = "psid-7204";
const NORTH: &str = "";
const PICTURE: &str = "north.jpg";
const HOUR: u32 = 9;

fn main() {
    let _ = message!(Messenger {
        recipient: CAPTAIN,
        attachment: button {
            text: "",
            buttons: [
                { type: web_url, title: NORTH, url: PICTURE },
                #[cfg(any())]
                postback { title: HOUR, payload: "NORTH" },
                for pier in ["North", "South"] {
                    postback { title: HOUR, payload: pier },
                },
            ],
        },
    });
}
