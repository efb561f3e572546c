//! Words out of text.

use sendapi_core::attachment::Picture;
use sendapi_core::button::HeightRatio;
use sendapi_core::quick_reply::ContentType;
use sendapi_core::template::customer_information::Country;
use sendapi_core::{MessagingType, SenderAction, Tag};

#[test]
fn a_word_is_parsed_as_the_platform_spells_it() {
    assert_eq!("HUMAN_AGENT".parse::<Tag>().unwrap(), Tag::HumanAgent);
    assert_eq!("typing_on".parse::<SenderAction>().unwrap(), SenderAction::TypingOn);
    assert_eq!(Tag::try_from("CUSTOMER_FEEDBACK").unwrap(), Tag::CustomerFeedback);
}

#[test]
fn every_word_is_parsed_from_what_it_displays() {
    for action in [SenderAction::MarkSeen, SenderAction::TypingOff, SenderAction::React] {
        assert_eq!(action.to_string().parse::<SenderAction>().unwrap(), action);
    }
    assert_eq!(Country::try_from("BR").unwrap(), Country::Brazil);
}

#[test]
fn capitals_are_taken_where_the_platform_takes_them() {
    assert_eq!("USER_EMAIL".parse::<ContentType>().unwrap(), ContentType::UserEmail);
    assert!("human_agent".parse::<Tag>().is_err());
    assert!("Typing_On".parse::<SenderAction>().is_err());
}

#[test]
fn an_unknown_word_is_told_with_the_words_that_there_are() {
    let unknown = "REPLY".parse::<MessagingType>().unwrap_err();
    assert_eq!(unknown.word(), "REPLY");
    let words: Vec<_> = unknown.words().collect();
    assert_eq!(words, ["RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY"]);
    assert_eq!(
        unknown.to_string(),
        "unknown messaging_type `REPLY`, it takes `RESPONSE`, `UPDATE`, `MESSAGE_TAG` or `UTILITY`"
    );
}

#[test]
fn a_retired_word_is_told_as_that() {
    let retired = "SHIPPING_UPDATE".parse::<Tag>().unwrap_err();
    assert_eq!(
        retired.to_string(),
        "tag `SHIPPING_UPDATE` is gone since 2020-03-04: use `HUMAN_AGENT` for what a person writes, or a utility \
         template"
    );
}

#[test]
fn words_are_read_by_serde() {
    let tags: Vec<Tag> = serde_json::from_str(r#"["HUMAN_AGENT", "ACCOUNT_UPDATE"]"#).unwrap();
    assert_eq!(tags, [Tag::HumanAgent, Tag::AccountUpdate]);
    let ratio: HeightRatio = serde_json::from_value(serde_json::json!("tall")).unwrap();
    assert_eq!(ratio, HeightRatio::Tall);
    let error = serde_json::from_str::<Tag>(r#""AGENT""#).unwrap_err().to_string();
    assert!(error.starts_with("unknown tag `AGENT`, "), "{error}");
    let error = serde_json::from_str::<Tag>("7").unwrap_err().to_string();
    assert!(error.contains("invalid type: integer `7`, expected a tag"), "{error}");
}

#[test]
fn an_enum_of_the_api_can_grow() {
    // rustc refuses this arm as unreachable where the enum is exhaustive.
    #[deny(unreachable_patterns)]
    #[expect(clippy::match_like_matches_macro, reason = "`matches!` has an arm like it always")]
    fn is_image(picture: &Picture<'_>) -> bool {
        match picture {
            Picture::Image(_) => true,
            _ => false,
        }
    }
    assert!(is_image(&Picture::Image(sendapi_core::attachment::Media::attachment_id("1"))));
}
