use sendapi::profile;

fn main() {
    let _ = profile!(Messenger {
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [
                postback { title: "Pier 1", payload: "1" },
                postback { title: "Pier 2", payload: "2" },
                postback { title: "Pier 3", payload: "3" },
                postback { title: "Pier 4", payload: "4" },
                postback { title: "Pier 5", payload: "5" },
                postback { title: "Pier 6", payload: "6" },
                postback { title: "Pier 7", payload: "7" },
                postback { title: "Pier 8", payload: "8" },
                postback { title: "Pier 9", payload: "9" },
                postback { title: "Pier 10", payload: "10" },
                postback { title: "Pier 11", payload: "11" },
                postback { title: "Pier 12", payload: "12" },
                postback { title: "Pier 13", payload: "13" },
                postback { title: "Pier 14", payload: "14" },
                postback { title: "Pier 15", payload: "15" },
                postback { title: "Pier 16", payload: "16" },
                postback { title: "Pier 17", payload: "17" },
                postback { title: "Pier 18", payload: "18" },
                postback { title: "Pier 19", payload: "19" },
                postback { title: "Pier 20", payload: "20" },
                postback { title: "Pier 21", payload: "21" }
            ]
        }]
    });
}
