//! The large files: so many functions that make a carousel each.

/// A large file.
pub(super) struct Large {
    pub(super) name: &'static str,
    /// What it is called in the project.
    pub(super) file: &'static str,
    head: &'static str,
    /// A function round its cards.
    function: &'static str,
    card: &'static str,
    /// The entry of a card that is half typed, and what is there of it then.
    entry: [&'static str; 2],
}

/// Messages, the same in struct literals, and pages.
pub(super) const fn all() -> [Large; 3] {
    [MESSAGES, LITERALS, PAGES]
}

impl Large {
    /// The text, with a word of its own in the message in the middle.
    pub(super) fn text(&self, turn: usize) -> String {
        self.with(turn, |card| card)
    }

    /// The same, with a key half typed in that message.
    pub(super) fn half_typed(&self, turn: usize) -> String {
        let [entry, half] = self.entry;
        self.with(turn, |card| card.replacen(&entry.replace("$card", TYPED), half, 1))
    }

    /// The text, with `change` made to each card of the message in the middle.
    fn with(&self, turn: usize, change: impl Fn(String) -> String) -> String {
        let function = |number: usize| {
            let is_changed = number == FUNCTIONS / 2;
            let word = if is_changed { format!("TURN_{turn}") } else { "TURN".to_owned() };
            let card = |card: usize| self.card.replace("$card", &card.to_string());
            let card = |number: usize| card(number).replace("$word", &word);
            let cards = (0..CARDS).map(card);
            let cards: String =
                cards.map(|card| if is_changed { change(card) } else { card }).collect();
            self.function.replace("$number", &number.to_string()).replace("$cards", &cards)
        };
        self.head.to_owned() + &(0..FUNCTIONS).map(function).collect::<String>()
    }
}

const FUNCTIONS: usize = 50;
const CARDS: usize = 5;
/// The card in which a key is half typed.
const TYPED: &str = "3";

const MESSAGES: Large = Large {
    name: "messages",
    file: "carousels.rs",
    head: "#![allow(dead_code)]
use crate::shop::Bread;
use sendapi::{Message, message};
",
    function: "
fn carousel_$number<'a>(psid: &'a str, bread: &'a Bread) -> Message<'a> {
    message!(Messenger {
        recipient: psid,
        attachment: generic {
            elements: [$cards
            ],
        },
    })
}
",
    card: r#"
                element {
                    title: "Bread number $card",
                    subtitle: bread.name.as_str(),
                    image_url: "https://bakery.example/$card.jpg",
                    buttons: [
                        postback { title: "Put one aside", payload: "$word" },
                        web_url { title: "Look at it", url: "https://bakery.example/$card" },
                    ],
                },"#,
    entry: [r#"title: "Bread number $card","#, "tit¦"],
};

const LITERALS: Large = Large {
    name: "struct literals",
    file: "literals.rs",
    head: "#![allow(dead_code)]
use crate::shop::Bread;
use sendapi::button::{Postback, WebUrl};
use sendapi::template::{Element, Generic};
use sendapi::{Attachment, Button, Content, List, Recipient, Request, Template, Text};
",
    function: "
fn carousel_$number<'a>(psid: &'a str, bread: &'a Bread) -> Request<'a> {
    Request {
        message: Some(Content {
            attachment: Some(Attachment::Template(Template::Generic(Generic {
                elements: List::Owned(Vec::from([$cards
                ])),
                ..Generic::EMPTY
            }))),
            ..Content::EMPTY
        }),
        ..Request::to(Recipient::id(psid))
    }
}
",
    card: r#"
                    Element {
                        title: Text::Borrowed("Bread number $card"),
                        subtitle: Some(Text::Borrowed(bread.name.as_str())),
                        image_url: Some(Text::Borrowed("https://bakery.example/$card.jpg")),
                        buttons: Some(List::Owned(Vec::from([
                            Button::Postback(Postback {
                                title: Text::Borrowed("Put one aside"),
                                payload: Text::Borrowed("$word"),
                                ..Postback::EMPTY
                            }),
                            Button::WebUrl(WebUrl {
                                title: Text::Borrowed("Look at it"),
                                url: Text::Borrowed("https://bakery.example/$card"),
                                ..WebUrl::EMPTY
                            }),
                        ]))),
                        ..Element::EMPTY
                    },"#,
    entry: [r#"title: Text::Borrowed("Bread number $card"),"#, "tit¦"],
};

const PAGES: Large = Large {
    name: "maud",
    file: "pages.rs",
    head: "#![allow(dead_code)]
use crate::shop::Bread;
use maud::{Markup, html};
",
    function: "
fn carousel_$number(psid: &str, bread: &Bread) -> Markup {
    html! {
        section data-recipient=(psid) {
            div .cards {$cards
            }
        }
    }
}
",
    card: r#"
                article {
                    h2 { "Bread number $card" }
                    p { (bread.name.as_str()) }
                    img src="https://bakery.example/$card.jpg";
                    div .buttons {
                        button type="submit" value="$word" { "Put one aside" }
                        a href="https://bakery.example/$card" { "Look at it" }
                    }
                }"#,
    entry: ["", ""],
};
