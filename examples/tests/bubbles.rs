//! Messages, drawn at two widths. `UPDATE_EXPECT=1 cargo test -p sendapi-examples` writes the pictures anew.
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use anstream::adapter::strip_str;
use expect_test::{Expect, expect};
use sendapi::{Instagram, Message, Messenger, Platform};
use sendapi_examples::bubble;
use sendapi_examples::tour::messages;
use serde_json::{Value, json};

const PERSON: &str = "7204418830956127";

#[test]
fn typing() {
    wide(
        &messages::typing(PERSON),
        &expect![[r#"
        ╭───────╮
        │ ● ● ● │
        ╰───────╯
    "#]],
    );
}

#[test]
fn quick_replies() {
    wide(
        &messages::question(PERSON),
        &expect![[r#"
        ╭──────────────────────────────────────────────────────────╮
        │ Good morning! 🥖 Which bread shall we put aside for you? │
        ╰──────────────────────────────────────────────────────────╯
        ╭─────╮ ╭───────╮ ╭─────────────────────╮
        │ Rye │ │ Spelt │ │ your e-mail address │
        ╰─────╯ ╰───────╯ ╰─────────────────────╯
    "#]],
    );
    narrow(
        &messages::question(PERSON),
        &expect![[r#"
        ╭──────────────────────────╮
        │ Good morning! 🥖 Which   │
        │ bread shall we put aside │
        │ for you?                 │
        ╰──────────────────────────╯
        ╭─────╮ ╭───────╮
        │ Rye │ │ Spelt │
        ╰─────╯ ╰───────╯
        ╭─────────────────────╮
        │ your e-mail address │
        ╰─────────────────────╯
    "#]],
    );
}

#[test]
fn cards() {
    wide(
        &messages::carousel(PERSON),
        &expect![[r#"
        ╭────────────────────────╮ ╭────────────────────────╮
        │ ░░░░░░░░░░░░░░░░░░░░░░ │ │ ░░░░░░░░░░░░░░░░░░░░░░ │
        │      dark-rye.jpg      │ │    spelt-rolls.jpg     │
        │ ░░░░░░░░░░░░░░░░░░░░░░ │ │ ░░░░░░░░░░░░░░░░░░░░░░ │
        ├────────────────────────┤ ├────────────────────────┤
        │ Dark rye               │ │ Spelt rolls            │
        │ Baked today            │ │ Six in a bag           │
        ├────────────────────────┤ ├────────────────────────┤
        │     Put one aside      │ │    Put a bag aside     │
        ├────────────────────────┤ ├────────────────────────┤
        │       Look at it       │ │      Look at them      │
        ╰────────────────────────╯ ╰────────────────────────╯
    "#]],
    );
    narrow(
        &messages::carousel(PERSON),
        &expect![[r#"
        ╭────────────────────────╮
        │ ░░░░░░░░░░░░░░░░░░░░░░ │
        │      dark-rye.jpg      │
        │ ░░░░░░░░░░░░░░░░░░░░░░ │
        ├────────────────────────┤
        │ Dark rye               │
        │ Baked today            │
        ├────────────────────────┤
        │     Put one aside      │
        ├────────────────────────┤
        │       Look at it       │
        ╰────────────────────────╯
        ╭────────────────────────╮
        │ ░░░░░░░░░░░░░░░░░░░░░░ │
        │    spelt-rolls.jpg     │
        │ ░░░░░░░░░░░░░░░░░░░░░░ │
        ├────────────────────────┤
        │ Spelt rolls            │
        │ Six in a bag           │
        ├────────────────────────┤
        │    Put a bag aside     │
        ├────────────────────────┤
        │      Look at them      │
        ╰────────────────────────╯
    "#]],
    );
}

#[test]
fn cards_of_different_heights() {
    let elements = json!([
        { "title": "Rye", "subtitle": "Baked today" },
        { "title": "Bread of the week, with caraway and a crust of malt", "buttons": [
            { "type": "phone_number", "title": "Call us", "payload": "+493012345678" },
        ] },
        { "title": "Rolls", "image_url": "https://example.com/" },
        { "title": "Cake", "subtitle": "On Sunday" },
    ]);
    let payload = json!({ "template_type": "generic", "elements": elements });
    wide(
        &saying::<Messenger>(&json!({ "attachment": { "type": "template", "payload": payload } })),
        &expect![[r#"
            ╭────────────────────────╮ ╭────────────────────────╮ ╭────────────────────────╮
            │ Rye                    │ │ Bread of the week,     │ │ ░░░░░░░░░░░░░░░░░░░░░░ │
            │ Baked today            │ │ with caraway and a     │ │      example.com       │
            ╰────────────────────────╯ │ crust of malt          │ │ ░░░░░░░░░░░░░░░░░░░░░░ │
                                       ├────────────────────────┤ ├────────────────────────┤
                                       │        Call us         │ │ Rolls                  │
                                       ╰────────────────────────╯ ╰────────────────────────╯
            ╭────────────────────────╮
            │ Cake                   │
            │ On Sunday              │
            ╰────────────────────────╯
        "#]],
    );
}

#[test]
fn a_tag_is_a_note_below() {
    wide(
        &messages::answer_by_a_person(PERSON),
        &expect![[r#"
        ╭──────────────────────────────────────────────────────────╮
        │ Runa from the bakery here. Yes, the rye is free of nuts: │
        │ I asked our baker.                                       │
        ╰──────────────────────────────────────────────────────────╯
        ↳ answered by a person
    "#]],
    );
    narrow(
        &messages::answer_by_a_person(PERSON),
        &expect![[r#"
        ╭────────────────────────────╮
        │ Runa from the bakery here. │
        │ Yes, the rye is free of    │
        │ nuts: I asked our baker.   │
        ╰────────────────────────────╯
        ↳ answered by a person
    "#]],
    );
}

#[test]
fn a_text_on_instagram() {
    wide(
        &messages::thanks(PERSON),
        &expect![[r#"
        ╭────────────────────────────────────────────────╮
        │ Thank you for the picture of your sandwich! 🥪 │
        ╰────────────────────────────────────────────────╯
    "#]],
    );
    narrow(
        &messages::thanks(PERSON),
        &expect![[r#"
        ╭───────────────────────────╮
        │ Thank you for the picture │
        │ of your sandwich! 🥪      │
        ╰───────────────────────────╯
    "#]],
    );
}

#[test]
fn a_title_that_is_too_long_is_shown_whole() {
    wide(
        &messages::offer(PERSON, "Sourdough and sunflowers"),
        &expect![[r#"
        ╭────────────────────────────────────────╮
        │ Today only, while there are some left: │
        ├────────────────────────────────────────┤
        │        Sourdough and sunflowers        │
        ╰────────────────────────────────────────╯
    "#]],
    );
    narrow(
        &messages::offer(PERSON, "Sourdough and sunflowers"),
        &expect![[r#"
        ╭─────────────────────────╮
        │ Today only, while there │
        │ are some left:          │
        ├─────────────────────────┤
        │      Sourdough and      │
        │       sunflowers        │
        ╰─────────────────────────╯
    "#]],
    );
}

#[test]
fn a_reply_is_a_note_above() {
    let reply = json!({
        "recipient": { "id": PERSON },
        "reply_to": { "mid": "m_7" },
        "message": { "text": "Yes" },
    });
    wide(
        &message::<Messenger>(&reply),
        &expect![[r#"
        ↩ replies to m_7
        ╭─────╮
        │ Yes │
        ╰─────╯
    "#]],
    );
}

#[test]
fn pictures_and_files() {
    let images = ["rye.jpg", "a-loaf-of-bread-with-a-very-long-name.jpg", "rolls.png"];
    let images = images.map(|name| {
        json!({ "type": "image", "payload": { "url": format!("https://example.com/{name}") } })
    });
    wide(
        &saying::<Messenger>(&json!({ "attachments": images })),
        &expect![[r#"
            ╭────────────────────────╮ ╭────────────────────────╮ ╭────────────────────────╮
            │ ░░░░░░░░░░░░░░░░░░░░░░ │ │ ░░░░░░░░░░░░░░░░░░░░░░ │ │ ░░░░░░░░░░░░░░░░░░░░░░ │
            │     image: rye.jpg     │ │   image: a-loaf-of-    │ │    image: rolls.png    │
            │ ░░░░░░░░░░░░░░░░░░░░░░ │ │   bread-with-a-very-   │ │ ░░░░░░░░░░░░░░░░░░░░░░ │
            ╰────────────────────────╯ │     long-name.jpg      │ ╰────────────────────────╯
                                       │ ░░░░░░░░░░░░░░░░░░░░░░ │
                                       ╰────────────────────────╯
        "#]],
    );
    let sound = json!({ "type": "audio", "payload": { "attachment_id": "12" } });
    wide(
        &saying::<Messenger>(&json!({ "attachment": sound })),
        &expect![[r#"
        ╭────────────────────────╮
        │ ░░░░░░░░░░░░░░░░░░░░░░ │
        │ audio: uploaded before │
        │ ░░░░░░░░░░░░░░░░░░░░░░ │
        ╰────────────────────────╯
    "#]],
    );
    let heart = json!({ "attachment": { "type": "like_heart" } });
    wide(
        &saying::<Instagram>(&heart),
        &expect![[r#"
        ╭───╮
        │ ❤ │
        ╰───╯
    "#]],
    );
}

#[test]
fn wide_characters_and_long_words_keep_the_frame() {
    let text =
        "日本語のパン 🥐🥐🥐 👩‍🍳 https://example.com/a-very-long-address-without-a-single-space";
    narrow(
        &saying::<Messenger>(&json!({ "text": text })),
        &expect![[r#"
        ╭────────────────────────────╮
        │ 日本語のパン 🥐🥐🥐 👩‍🍳     │
        │ https://example.com/a-     │
        │ very-long-address-without- │
        │ a-single-space             │
        ╰────────────────────────────╯
    "#]],
    );
}

#[test]
fn lines_of_a_text_stay_lines_and_nothing_steers_the_terminal() {
    let text = "Open:\n  8 to 12\u{1b}[2J\r\tand later";
    wide(
        &saying::<Messenger>(&json!({ "text": text })),
        &expect![[r#"
        ╭──────────────────────────╮
        │ Open:                    │
        │   8 to 12 [2J  and later │
        ╰──────────────────────────╯
    "#]],
    );
}

#[test]
fn no_picture_is_wider_than_the_terminal() {
    for columns in 26..=120 {
        for picture in [
            bubble::draw(&messages::question(PERSON), columns),
            bubble::draw(&messages::carousel(PERSON), columns),
            bubble::draw(&messages::answer_by_a_person(PERSON), columns),
            bubble::draw(&messages::thanks(PERSON), columns),
        ] {
            let picture = strip_str(&picture).to_string();
            let widest = picture.lines().map(textwrap::core::display_width).max();
            assert!(widest <= Some(columns), "{widest:?} in {columns}\n{picture}");
        }
    }
}

#[test]
fn colours_are_those_of_the_platform() {
    let blue = bubble::draw(&messages::typing(PERSON), 80);
    let magenta = bubble::draw(&messages::thanks(PERSON), 80);
    assert!(blue.starts_with("\u{1b}[34m╭") && magenta.starts_with("\u{1b}[35m╭"));
}

fn wide<P: Platform>(message: &Message<'_, P>, picture: &Expect) {
    picture.assert_eq(&strip_str(&bubble::draw(message, 80)).to_string());
}

fn narrow<P: Platform>(message: &Message<'_, P>, picture: &Expect) {
    picture.assert_eq(&strip_str(&bubble::draw(message, 40)).to_string());
}

fn saying<P: Platform>(content: &Value) -> Message<'static, P> {
    message(&json!({ "recipient": { "id": PERSON }, "message": content }))
}

fn message<P: Platform>(body: &Value) -> Message<'static, P> {
    Message::from_json(&body.to_string()).unwrap()
}
