//! Templates built in Rust: what the constructors make is sound, and is the JSON of the platform's pages.
#![allow(clippy::unwrap_used, reason = "a test that panics has told what it found")]

use sendapi_core::button::{
    AccountLink, AccountUnlink, AudioCall, Button, DefaultAction, GameMetadata, GamePlay,
    PhoneNumber, Postback, WebUrl,
};
use sendapi_core::template::customer_feedback::{
    CustomerFeedback, FollowUp, Question, QuestionType, ScoreOption,
};
use sendapi_core::template::customer_information::{
    AddressFields, AddressOverride, ContactOverrides, Country, CustomerInformation, FieldOverride,
};
use sendapi_core::template::image_grid::{Action, Image, ImageGrid, OpenPage, SendPayload};
use sendapi_core::template::receipt::{Address, Adjustment, Receipt, Summary};
use sendapi_core::template::{
    ButtonTemplate, Coupon, Generic, InstantForm, MediaTemplate, OneTimeNotifReq, Product,
    Template, generic, image_grid, media, product, receipt,
};
use sendapi_core::{Attachment, Content, Messenger, Violation};
use serde_json::{Value, json};

const LINK: &str = "https://velo.example/bell";

/// The template as JSON, once nothing is wrong with it.
#[track_caller]
fn sound<'a>(template: impl Into<Template<'a>>) -> Value {
    let content =
        Content { attachment: Some(Attachment::Template(template.into())), ..Content::EMPTY };
    content.validate::<Messenger>().unwrap();
    assert_eq!(content.warnings::<Messenger>(), []);
    serde_json::to_value(&content).unwrap().pointer("/attachment/payload").unwrap().clone()
}

#[test]
fn cards_and_buttons() {
    let card = generic::Element {
        default_action: Some(DefaultAction::new(LINK)),
        buttons: Some([Button::from(WebUrl::new("Open", LINK))].into()),
        ..generic::Element::titled("Bell")
    };
    sound(Generic::new([card]));
    let calls: [Button<'_>; 3] = [
        Postback::new("Book", "BOOK").into(),
        PhoneNumber::new("Call", "+4722333444").into(),
        AudioCall::new("Ring").into(),
    ];
    sound(ButtonTemplate::new("Shall we?", calls));
    let rest: [Button<'_>; 3] = [
        AccountLink::new(LINK).into(),
        AccountUnlink {}.into(),
        GamePlay { game_metadata: Some(GameMetadata::player("8")), ..GamePlay::new("Race") }.into(),
    ];
    let sent = sound(ButtonTemplate::new("Or?", rest));
    assert_eq!(sent.pointer("/buttons/1"), Some(&json!({ "type": "account_unlink" })));
}

#[test]
fn pictures() {
    sound(MediaTemplate::new(media::Element::video("61")));
    let photo = media::Element::on_facebook(media::MediaType::Image, "https://facebook.com/9");
    sound(MediaTemplate::new(photo));
    let page = Image { action: Some(Action::from(OpenPage::new(LINK))), ..Image::hero(LINK) };
    let tap = Action::from(SendPayload::new("BELL", "The bell"));
    let tap = Image { action: Some(tap), ..Image::new(LINK) };
    let grid = image_grid::Element {
        buttons: Some([image_grid::Button::from(Postback::new("Book", "BOOK"))].into()),
        ..image_grid::Element::new([page, tap])
    };
    sound(ImageGrid::new(grid));
}

#[test]
fn a_receipt() {
    let address = Address {
        street_1: "Storgata 1".into(),
        street_2: None,
        city: "Oslo".into(),
        postal_code: "0155".into(),
        state: "Oslo".into(),
        country: "NO".into(),
        ..Address::EMPTY
    };
    let receipt = Receipt {
        address: Some(address),
        adjustments: Some([Adjustment::new("Friends", 10)].into()),
        elements: Some([receipt::Element::new("Bell", 149.5)].into()),
        ..Receipt::new("Liv Dahl", "V-1", "NOK", "Card 11", Summary::total(139.5))
    };
    let sent = sound(receipt);
    assert_eq!(sent.pointer("/summary"), Some(&json!({ "total_cost": 139.5 })));
    assert_eq!(sent.pointer("/adjustments/0/amount"), Some(&json!(10)));
}

#[test]
fn what_cannot_be_paid_is_told() {
    let endless = Receipt::new("Liv", "V-1", "NOK", "Card", Summary::total(f64::INFINITY));
    let content =
        Content { attachment: Some(Attachment::Template(endless.into())), ..Content::EMPTY };
    let told = content.validate::<Messenger>().unwrap_err();
    assert_eq!(told.violations().iter().map(Violation::rule).collect::<Vec<_>>(), ["json.number"]);
}

#[test]
fn questions_and_forms() {
    let question = Question {
        score_option: Some(ScoreOption::FiveStars),
        follow_up: Some(FollowUp::new("Tell us more")),
        ..Question::new("ride_1", QuestionType::Csat)
    };
    sound(CustomerFeedback::new("Your ride", "One question", "Answer", question, LINK));
    let town =
        AddressFields { locality: Some(FieldOverride::required("Town")), ..Default::default() };
    let form = CustomerInformation {
        countries: Some([Country::France].into()),
        expires_in_days: Some(7),
        address_overrides: Some(
            [AddressOverride {
                country: Some("FR".into()),
                overrides: Some(town),
                ..AddressOverride::EMPTY
            }]
            .into(),
        ),
        contact_overrides: Some(ContactOverrides {
            phone: Some(FieldOverride::optional("Phone")),
            name: None,
            ..ContactOverrides::EMPTY
        }),
        ..CustomerInformation::new(LINK)
    };
    assert_eq!(sound(form).pointer("/countries"), Some(&json!(["FR"])));
    sound(InstantForm::new("71"));
    sound(OneTimeNotifReq::new("Bells", "BELLS"));
}

#[test]
fn offers() {
    sound(Product::new([product::Element::new("3301")]));
    sound(Coupon { coupon_code: Some("RING".into()), ..Coupon::titled("Free bell") });
}
