//! The same rules on typed values, whether a macro made them or not.

use sendapi::attachment::Media;
use sendapi::button::Postback;
use sendapi::template::{ButtonTemplate, Element, Generic};
use sendapi::{
    Attachment, Button, Content, Instagram, List, Message, Messenger, QuickReply, Recipient,
    Request, SenderAction, Tag, Template, content, message,
};
use sendapi_tests::{broken, rule_and_pointer};

fn request(content: Content<'_>) -> Request<'_> {
    Request { message: Some(content), ..Request::to(Recipient::id("7204418830956127")) }
}

fn text(text: &str) -> Content<'_> {
    Content { text: Some(text.into()), ..Content::EMPTY }
}

#[test]
fn new_refuses_what_breaks_rules() {
    let request = Request {
        sender_action: Some(SenderAction::TypingOn),
        tag: Some(Tag::HumanAgent),
        ..request(text(""))
    };
    let judged = Message::<Messenger>::new(request);
    let expected = [
        ("text.nonempty", "/message/text"),
        ("req.action_xor_message", "/sender_action"),
        ("tag.needs_message_tag", "/tag"),
    ];
    assert_eq!(broken(&judged), expected);
}

#[test]
fn what_macros_cannot_know_is_found_by_validate() {
    let (long, nobody) = ("é".repeat(2001), String::new());
    let chips: Vec<_> = (0..14).map(|_| QuickReply::user_email()).collect();
    let message = message!(recipient: &nobody, text: &long, quick_replies: chips);
    let expected = [
        ("rcp.nonempty", "/recipient/id"),
        ("text.max", "/message/text"),
        ("qr.max", "/message/quick_replies"),
    ];
    assert_eq!(broken(&message.validate()), expected);
}

#[test]
fn what_is_there_after_all_is_found_by_validate() {
    let picture = Attachment::Image(Media::attachment_id("480211903"));
    for (text, picture) in [(None, None), (Some("Nine."), Some(picture))] {
        let rule = if text.is_some() { "msg.one_content" } else { "msg.not_empty" };
        let message = message!(recipient: "7204418830956127", text: text, attachment: picture);
        let judged = message.validate();
        assert_eq!(broken(&judged).first().map(|(rule, _)| *rule), Some(rule));
    }
}

#[test]
fn lists_filled_at_run_time() {
    for count in [0, 1, 10, 11] {
        let tours = vec!["Island tour"; count];
        let message = message!(Messenger {
            recipient: "7204418830956127",
            attachment: generic {
                elements: [for tour in tours {
                    element { title: tour, subtitle: "Two hours" }
                }],
            },
        });
        let elements = ("generic.count", "/message/attachment/payload/elements");
        let expected: &[_] = if (1..=10).contains(&count) { &[] } else { &[elements] };
        assert_eq!(broken(&message.validate()), expected, "{count}");
    }
}

#[test]
fn parts_deep_inside() {
    let buttons = vec![Button::Postback(Postback::new("", ""))];
    let template = Template::Button(ButtonTemplate {
        text: "And now?".into(),
        buttons: buttons.into(),
        sharable: None,
        ..ButtonTemplate::EMPTY
    });
    let judged = Message::<Messenger>::new(request(Content {
        attachment: Some(Attachment::Template(template)),
        ..Content::EMPTY
    }));
    let expected = [
        ("btn.title_required", "/message/attachment/payload/buttons/0/title"),
        ("btn.payload_required", "/message/attachment/payload/buttons/0/payload"),
    ];
    assert_eq!(broken(&judged), expected);
}

#[test]
fn the_platform_decides() {
    let long = "x".repeat(1001);
    assert!(Message::<Messenger>::new(request(text(&long))).is_ok());
    assert_eq!(
        broken(&Message::<Instagram>::new(request(text(&long)))),
        [("text.max_ig", "/message/text")]
    );

    let content = content!(text: &long);
    assert!(content.validate::<Messenger>().is_ok());
    assert_eq!(broken(&content.validate::<Instagram>()), [("text.max_ig", "/text")]);
}

#[test]
fn an_action_and_a_message_from_expressions() {
    let (content, action) = (content!(text: "Nine."), SenderAction::TypingOn);
    let message = message!(recipient: "7204418830956127", message: content, sender_action: action);
    assert_eq!(broken(&message.validate()), [("req.action_xor_message", "/sender_action")]);
}

#[test]
fn lent_and_owned_lists_are_judged_alike() {
    let elements = [Element::titled("Island tour")];
    for elements in [List::from(&elements), List::from(elements.to_vec())] {
        let generic =
            Generic { elements, sharable: None, image_aspect_ratio: None, ..Generic::EMPTY };
        let attachment = Attachment::Template(Template::Generic(generic));
        let judged = Message::<Messenger>::new(request(Content {
            attachment: Some(attachment),
            ..Content::EMPTY
        }));
        assert_eq!(broken(&judged), [("generic.extra", "/message/attachment/payload/elements/0")]);
    }
}

#[test]
fn warnings_are_no_errors() {
    let kind = Some(sendapi::MessagingType::MessageTag);
    let request = Request {
        messaging_type: kind,
        tag: Some(Tag::AccountUpdate),
        ..request(text("Your pass was renewed."))
    };
    let message = Message::<Messenger>::new(request).unwrap();
    let warnings = message.warnings();
    assert_eq!(
        warnings.iter().map(rule_and_pointer).collect::<Vec<_>>(),
        [("tag.account_update", "/tag")]
    );
}

#[test]
fn a_request_can_be_taken_out_and_changed() {
    let hello = message!(recipient: "7204418830956127", text: "Nine.");
    let request = Request { recipient: Recipient::id(""), ..hello.into_request() };
    assert_eq!(broken(&Message::<Messenger>::new(request)), [("rcp.nonempty", "/recipient/id")]);
}
