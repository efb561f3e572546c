//! A carousel of ten cards, made and written down by three sides: as a copy of bytes that are ready, the least there can
//! be, by `message!` and by `serde_json::json!`.

use std::error::Error;
use std::hint::black_box;

use sendapi::message;
use serde_json::{Value, json};

/// What is known at run time only.
pub(crate) struct Given {
    pub(crate) psid: String,
    pub(crate) titles: [String; 10],
    /// The whole body, for the side that copies.
    pub(crate) ready: Vec<u8>,
}

/// Appends a body to the bytes, out of what is given.
pub(crate) type Write = fn(&Given, &mut Vec<u8>);

/// One kind of carousel.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// In the order of [`SIDES`].
    pub(crate) sides: [Write; 3],
}

pub(crate) const SIDES: [&str; 3] = ["copy", "message!", "json!"];

pub(crate) const KINDS: [Kind; 2] = [
    Kind { name: "recipient at run time", sides: [copy, literal_message, literal_json] },
    Kind { name: "recipient and ten titles", sides: [copy, titled_message, titled_json] },
];

impl Kind {
    /// What each side is given, after a look at whether both say the same.
    pub(crate) fn given(&self) -> Result<Given, Box<dyn Error>> {
        let mut given =
            Given { psid: "7204418830956127".to_owned(), titles: titles(), ready: Vec::new() };
        let [_, ours, theirs] = self.sides;
        let (mut message, mut json) = (Vec::new(), Vec::new());
        ours(&given, &mut message);
        theirs(&given, &mut json);
        let [said, expected] = [&message, &json].map(|body| serde_json::from_slice::<Value>(body));
        assert_eq!(said?, expected?, "{}", self.name);
        given.ready = message;
        Ok(given)
    }
}

fn titles() -> [String; 10] {
    let breads =
        ["rye", "spelt", "wheat", "oat", "barley", "corn", "potato", "olive", "walnut", "fig"];
    breads.map(|bread| format!("Today's {bread} bread"))
}

fn copy(given: &Given, out: &mut Vec<u8>) {
    out.extend_from_slice(black_box(&given.ready));
}

/// The ten cards with these titles, by the macro `$form`. Everything is passed on as single tokens, so that `message!`
/// sees the literals as if they stood in it.
macro_rules! shelf {
    ($form:ident, $psid:tt, [$($title:tt)*]) => {
        shelf!($form, $psid, [$($title)*] [
            ("https://bakery.example/rye.jpg" "RYE" "https://bakery.example/rye")
            ("https://bakery.example/spelt.jpg" "SPELT" "https://bakery.example/spelt")
            ("https://bakery.example/wheat.jpg" "WHEAT" "https://bakery.example/wheat")
            ("https://bakery.example/oat.jpg" "OAT" "https://bakery.example/oat")
            ("https://bakery.example/barley.jpg" "BARLEY" "https://bakery.example/barley")
            ("https://bakery.example/corn.jpg" "CORN" "https://bakery.example/corn")
            ("https://bakery.example/potato.jpg" "POTATO" "https://bakery.example/potato")
            ("https://bakery.example/olive.jpg" "OLIVE" "https://bakery.example/olive")
            ("https://bakery.example/walnut.jpg" "WALNUT" "https://bakery.example/walnut")
            ("https://bakery.example/fig.jpg" "FIG" "https://bakery.example/fig")
        ])
    };
    ($form:ident, $psid:tt, [$($title:tt)*] [$(($image:tt $payload:tt $page:tt))*]) => {
        $form!($psid, $(($title $image $payload $page))*)
    };
}

macro_rules! as_message {
    ($psid:tt, $(($title:tt $image:tt $payload:tt $page:tt))*) => {
        message!(Messenger {
            recipient: $psid,
            attachment: generic {
                elements: [$(
                    element {
                        title: $title,
                        subtitle: "Baked today",
                        image_url: $image,
                        buttons: [
                            postback { title: "Put aside", payload: $payload },
                            web_url { title: "Look", url: $page },
                        ],
                    },
                )*],
            },
        })
    };
}

macro_rules! as_json {
    ($psid:tt, $(($title:tt $image:tt $payload:tt $page:tt))*) => {
        json!({
            "recipient": { "id": $psid },
            "messaging_type": "RESPONSE",
            "message": {
                "attachment": {
                    "type": "template",
                    "payload": {
                        "template_type": "generic",
                        "elements": [$(
                            {
                                "title": $title,
                                "subtitle": "Baked today",
                                "image_url": $image,
                                "buttons": [
                                    { "type": "postback", "title": "Put aside", "payload": $payload },
                                    { "type": "web_url", "title": "Look", "url": $page },
                                ],
                            },
                        )*],
                    },
                },
            },
        })
    };
}

/// The carousel whose titles are literals, by the macro `$form`.
macro_rules! literal {
    ($form:ident, $psid:tt) => {
        shelf!($form, $psid, [
            "Today's rye bread" "Today's spelt bread" "Today's wheat bread" "Today's oat bread"
            "Today's barley bread" "Today's corn bread" "Today's potato bread" "Today's olive bread"
            "Today's walnut bread" "Today's fig bread"
        ])
    };
}

fn literal_message(given: &Given, out: &mut Vec<u8>) {
    let psid = black_box(given.psid.as_str());
    literal!(as_message, psid).write_json(out);
}

fn literal_json(given: &Given, out: &mut Vec<u8>) {
    let psid = black_box(given.psid.as_str());
    append(&literal!(as_json, psid), out);
}

fn titled_message(given: &Given, out: &mut Vec<u8>) {
    let psid = black_box(given.psid.as_str());
    let [rye, spelt, wheat, oat, barley, corn, potato, olive, walnut, fig] =
        black_box(&given.titles);
    shelf!(as_message, psid, [rye spelt wheat oat barley corn potato olive walnut fig])
        .write_json(out);
}

fn titled_json(given: &Given, out: &mut Vec<u8>) {
    let psid = black_box(given.psid.as_str());
    let [rye, spelt, wheat, oat, barley, corn, potato, olive, walnut, fig] =
        black_box(&given.titles);
    append(&shelf!(as_json, psid, [rye spelt wheat oat barley corn potato olive walnut fig]), out);
}

#[expect(clippy::expect_used, reason = "nothing in it can fail, and bytes take everything")]
fn append(json: &Value, out: &mut Vec<u8>) {
    serde_json::to_writer(out, json).expect("text with strings as keys is JSON");
}
