//! Whole typed parts dropped in at every level.

#![deny(warnings)]

use sendapi::attachment::Media;
use sendapi::button::{DefaultAction, HeightRatio, Postback, WebUrl};
use sendapi::template::Element;
use sendapi::template::{ButtonTemplate, Generic};
use sendapi::{Attachment, Button, Content, QuickReply, Recipient, Template, content, message};

fn main() {
    let content: Content<'_> = content!(text: "Which pier?");
    let _ = message!(recipient: "7204418830956127", message: content.clone());
    let _ = message!(recipient: Recipient::user_ref("checkbox-12"), message: content);

    let picture = Attachment::Image(Media::attachment_id("480211903"));
    let _ = message!(recipient: "7204418830956127", attachment: picture);
    let _ = message!(recipient: "7204418830956127", attachment: { type: image, payload: Media::url("https://ferry.example/pier.jpg") });

    let menu = vec![
        Button::Postback(Postback::new("Book", "BOOK")),
        Button::WebUrl(WebUrl::new("Read", "https://ferry.example")),
    ];
    let cards = [Element { subtitle: Some("Two hours".into()), ..Element::titled("Island tour") }];
    let with_menu = message!(recipient: "7204418830956127", attachment: button { text: "And now?", buttons: menu.clone() });
    let template = Template::Button(ButtonTemplate {
        text: "And now?".into(),
        buttons: menu.into(),
        ..ButtonTemplate::EMPTY
    });
    assert_eq!(
        with_menu,
        message!(recipient: "7204418830956127", attachment: { type: template, payload: template })
    );

    let generic = Generic { elements: (&cards).into(), ..Generic::EMPTY };
    let with_cards =
        message!(recipient: "7204418830956127", attachment: generic { elements: &cards });
    assert_eq!(
        with_cards,
        message!(recipient: "7204418830956127", attachment: Attachment::Template(Template::Generic(generic)))
    );

    let (chip, action) =
        (QuickReply::text("North", "NORTH"), DefaultAction::new("https://ferry.example"));
    let _ = message!(recipient: "7204418830956127", text: "Which pier?", quick_replies: [chip.clone(), user_email {}, chip]);
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element { title: "Island tour", default_action: action }]
        },
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element {
                title: "Island tour",
                default_action: web_url {
                    url: "https://ferry.example",
                    webview_height_ratio: HeightRatio::Tall
                },
            }],
        },
    });
}
