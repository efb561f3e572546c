//! What the bakery sells.
#![allow(dead_code)]

use sendapi::{Message, Payload, message};

/// A kind of bread.
#[derive(Clone, Debug)]
pub struct Bread {
    /// What people ask for.
    pub name: String,
    /// Where a photo of it is.
    pub photo: Option<String>,
    /// How many are left today.
    pub left: u32,
    /// Whether it has just been baked.
    pub warm: bool,
}

/// What a tap on a button means.
#[derive(Clone, Debug, PartialEq, Payload)]
pub enum Tap {
    /// Show what there is.
    Window,
    /// Put some aside.
    Reserve { bread: u64, loaves: Option<u8> },
}

/// A card as a program without macros would have it.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// The line in bold.
    pub headline: String,
    /// The line below it.
    pub underline: String,
    /// How the picture is cut.
    pub cut: Option<Cut>,
    /// What was shown before there were pictures.
    #[deprecated = "there are pictures now"]
    pub emblem: String,
}

/// How a picture is cut.
#[derive(Clone, Copy, Debug)]
pub enum Cut {
    /// As wide as high.
    Square,
    /// Wider than high.
    Wide,
}

/// All that is in the window.
pub fn window<'a>(psid: &'a str, breads: &'a [Bread]) -> Message<'a> {
    message!(Messenger {
        recipient: psid,
        attachment: generic {
            elements: [
                for bread in breads {
                    element {
                        title: &bread.name,
                        subtitle: format!("{} left", bread.left),
                        buttons: [
                            postback { title: "One, please", payload: Tap::Reserve { bread: 7, loaves: None } },
                        ],
                    },
                },
            ],
        },
    })
}
