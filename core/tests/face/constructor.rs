//! Constructors: `new` takes what is required, in the order of the members, and writes all of it.

use sendapi_core::action::Reaction;
use sendapi_core::content::DynamicText;
use sendapi_core::convert::value::Schema;
use sendapi_core::message::ReplyTo;
use sendapi_core::quick_reply::ContentType;
use sendapi_core::template::customer_feedback::{Question, QuestionType, Screen};
use sendapi_core::template::media::{self, MediaType};
use sendapi_core::template::receipt::{Address, Summary};
use sendapi_core::template::utility::{
    Component, ComponentType, Language, Parameter, ParameterType, Utility,
};
use sendapi_core::template::{Coupon, generic};
use sendapi_core::{QuickReply, Recipient, Request};

/// The value has each member that its object requires, and no other.
#[track_caller]
fn has_what_is_required<T: Schema + serde_core::Serialize>(value: &T) {
    let json = serde_json::to_value(value).unwrap();
    let json = json.as_object().unwrap();
    for field in T::SHAPE.members().fields {
        let needed = !field.optional;
        assert_eq!(json.contains_key(field.name), needed, "{} of {}", field.name, T::SHAPE.name);
    }
}

#[test]
fn new_writes_what_is_required() {
    has_what_is_required(&ReplyTo::new("m_1"));
    has_what_is_required(&Reaction::new("m_1"));
    has_what_is_required(&DynamicText::new("Hello"));
    has_what_is_required(&QuickReply::new(ContentType::UserEmail));
    has_what_is_required(&Request::new(Recipient::id("7")));
    has_what_is_required(&Utility::new("ready", Language::new("nb_NO")));
    has_what_is_required(&Language::new("nb_NO"));
    has_what_is_required(&Component::new(ComponentType::Body));
    has_what_is_required(&Parameter::new(ParameterType::Text));
    has_what_is_required(&Screen::new([Question::new("q", QuestionType::Csat)]));
    has_what_is_required(&Coupon::new("10% off rye"));
    has_what_is_required(&generic::Element::new("Rye"));
    has_what_is_required(&media::Element::new(MediaType::Image));
    has_what_is_required(&Summary::new(3));
    has_what_is_required(&Address::new("Havnegata 1", "Oslo", "0150", "Oslo", "NO"));
}

#[test]
fn names_of_alternatives_say_the_same() {
    assert_eq!(Request::new(Recipient::id("7")), Request::to(Recipient::id("7")));
    assert_eq!(generic::Element::new("Rye"), generic::Element::titled("Rye"));
    assert_eq!(QuickReply::new(ContentType::UserEmail), QuickReply::user_email());
    assert_eq!(Summary::new(3), Summary::total(3));
}

#[cfg(feature = "calls")]
#[test]
fn calls_have_them_too() {
    use sendapi_core::call::calling::{
        CallRouting, OperatingHours, ReadCallPermissions, RingTarget, SdpType, SendCallMetrics,
        Session,
    };
    use sendapi_core::call::marketing::content::MarketingContent;
    use sendapi_core::call::marketing::{DeliveryData, MakeCampaign, SendMarketingMessage};
    use sendapi_core::call::message_template::{
        Body, Category, LibraryPhoneInput, LibraryUrl, LibraryUrlInput, MakeTemplate,
        PhoneNumberButton, UrlSuffix,
    };
    use sendapi_core::call::moderation::{Moderate, ModerationAction};
    use sendapi_core::call::person::Person;
    use sendapi_core::call::picture::ReadPicture;
    use sendapi_core::call::profile::{ProfileField, ReadProfile};
    use sendapi_core::call::routing::{ExtendThreadControl, PassThreadControl};
    use sendapi_core::call::sticker::SearchStickers;
    use sendapi_core::call::token::DebugToken;
    use sendapi_core::call::welcome_flow::DeleteWelcomeFlow;

    let person = || Person::new("7");
    has_what_is_required(&MakeTemplate::new("ready", Category::Utility, "nb_NO"));
    has_what_is_required(&Body::new("It is ready"));
    has_what_is_required(&PhoneNumberButton::new("Call us", "+4722334455"));
    has_what_is_required(&UrlSuffix::new("8"));
    has_what_is_required(&LibraryUrlInput::new(LibraryUrl::new("https://velo.example/{{1}}")));
    has_what_is_required(&LibraryPhoneInput::new("+4722334455"));
    has_what_is_required(&Session::new(SdpType::Offer, "v=0"));
    has_what_is_required(&ReadCallPermissions::new("7"));
    has_what_is_required(&OperatingHours::new("MONDAY", "0900", "1700"));
    has_what_is_required(&CallRouting::new(RingTarget::Meta));
    has_what_is_required(&SendCallMetrics::new("c_8"));
    has_what_is_required(&Moderate::new([person()], [ModerationAction::BlockUser]));
    has_what_is_required(&ReadProfile::new([ProfileField::Greeting]));
    has_what_is_required(&PassThreadControl::new(person(), "61"));
    has_what_is_required(&ExtendThreadControl::new(person(), 3_600));
    has_what_is_required(&SearchStickers::new("bell"));
    has_what_is_required(&DebugToken::new("EAAB"));
    has_what_is_required(&ReadPicture::new(false));
    has_what_is_required(&DeleteWelcomeFlow::new("61"));
    has_what_is_required(&MakeCampaign::new("Bells", "101"));
    let (token, text) = (DeliveryData::new("1234"), MarketingContent::text("New bells"));
    has_what_is_required(&SendMarketingMessage::new("61", token, text));
}
