//! A Messenger profile: whole, of parts and constants, of data, as a constant, and as pasted JSON.

#![deny(warnings)]

use sendapi::call::menu::{Menu, MenuPostback};
use sendapi::{Instagram, Profile, profile};

const START: &str = "START";

const FERRY: Profile<'static> = profile!(Messenger {
    get_started: get_started { payload: START },
    greeting: [
        greeting { locale: "default", text: "Ahoy, {{user_first_name}}" },
        greeting { locale: "nb_NO", text: "Velkommen om bord" },
    ],
    persistent_menu: [menu {
        locale: "default",
        composer_input_disabled: true,
        call_to_actions: [
            web_url {
                title: "Timetable",
                url: "https://ferry.example",
                webview_height_ratio: tall
            },
            postback { title: "Tickets", payload: "TICKETS" },
        ],
    }],
    commands: [commands {
        locale: "default",
        commands: [command { name: "tickets", description: "What a ticket costs" }],
    }],
    whitelisted_domains: ["https://ferry.example"],
    account_linking_url: "https://ferry.example/login",
});

fn menu<'a>(piers: &'a [String]) -> Profile<'a> {
    let norsk = Menu::new([MenuPostback::new("Billetter", "TICKETS").into()]);
    profile!(Messenger {
        persistent_menu: [
            menu {
                locale: "default",
                call_to_actions: [
                    for pier in piers {
                        postback { title: pier, payload: pier },
                    },
                ],
            },
            Menu { locale: "nb_NO".into(), ..norsk },
        ],
    })
}

fn main() {
    assert!(FERRY.validate().is_ok());
    assert_eq!(FERRY.warnings(), []);

    let piers = ["Pier 1".to_owned(), "Pier 2".to_owned()];
    assert!(menu(&piers).validate().is_ok());

    let pasted: Profile<'_, Instagram> = profile!(<Instagram> {
        "platform": "instagram",
        "ice_breakers": [
            {
                "call_to_actions": [{ "question": "When does it leave?", "payload": "WHEN" }],
                "locale": "default"
            }
        ]
    });
    let written = profile!(Instagram {
        ice_breakers: [ice_breakers {
            locale: "default",
            call_to_actions: [question { question: "When does it leave?", payload: "WHEN" }],
        }],
    });
    assert_eq!(pasted, written);

    // Who is not among them is known at run time only, and told there.
    let locale = String::from("nb_NO");
    let foreign = profile!(Messenger { greeting: [greeting { locale, text: "Hei" }] });
    assert!(foreign.validate().is_err());
}
