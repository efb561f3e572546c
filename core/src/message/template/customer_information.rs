//! The customer information template: a form for name, telephone number and address.

use sendapi_derive::Schema;

use crate::message::template::privacy::BusinessPrivacy;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::Rule;
use crate::tree::{Beside, Breach};

/// A form for name, telephone number and shipping address. Messenger only, since 2023-05-10.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/structured-information-template>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a customer information template", label = "form")]
#[schema(rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/structured-information-template"
)]
pub struct CustomerInformation<'a> {
    /// The countries that people can choose; all of them where it is left out.
    pub countries: Option<List<'a, Country>>,
    /// The privacy policy.
    #[schema(required("ci.privacy"))]
    #[schema(rename("fb.privacy" = "ci.privacy", "fb.privacy_url" = "ci.privacy_url"))]
    pub business_privacy: BusinessPrivacy<'a>,
    /// How long it can be filled in: 1 to 7 days; 1 where it is left out.
    #[schema(range("ci.expires": 1..=7))]
    pub expires_in_days: Option<u64>,
    /// What the form is for; the platform documents `SHIPPING` and nothing else.
    pub purpose: Option<Text<'a>>,
    /// What is asked for in an address, country by country.
    pub address_overrides: Option<List<'a, AddressOverride<'a>>>,
    /// What is asked for besides.
    pub contact_overrides: Option<ContactOverrides<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> CustomerInformation<'a> {
    /// A form as the platform lays it out: the start of a struct literal.
    pub fn new(privacy_url: impl Into<Text<'a>>) -> Self {
        Self { business_privacy: BusinessPrivacy::new(privacy_url), ..Self::EMPTY }
    }
}

/// A country of a [`CustomerInformation`] template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a country", unknown("ci.countries"))]
#[non_exhaustive]
pub enum Country {
    /// Brazil.
    #[schema(name = "BR")]
    Brazil,
    /// Canada.
    #[schema(name = "CA")]
    Canada,
    /// France.
    #[schema(name = "FR")]
    France,
    /// India.
    #[schema(name = "IN")]
    India,
    /// Indonesia.
    #[schema(name = "ID")]
    Indonesia,
    /// Mexico.
    #[schema(name = "MX")]
    Mexico,
    /// The Philippines.
    #[schema(name = "PH")]
    Philippines,
    /// Singapore.
    #[schema(name = "SG")]
    Singapore,
    /// Thailand.
    #[schema(name = "TH")]
    Thailand,
    /// The United Kingdom.
    #[schema(name = "GB")]
    UnitedKingdom,
    /// The United States.
    #[schema(name = "US")]
    UnitedStates,
    /// Vietnam.
    #[schema(name = "VN")]
    Vietnam,
}

/// What is asked for in an address of one country.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/structured-information-template>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "an address override")]
pub struct AddressOverride<'a> {
    /// The country: two letters.
    pub country: Option<Text<'a>>,
    /// The lines of the address.
    pub overrides: Option<AddressFields<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// The lines of an address.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/structured-information-template>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "an overrides object", unknown = "ci.override_keys")]
pub struct AddressFields<'a> {
    /// First line.
    pub address_line_1: Option<FieldOverride<'a>>,
    /// Second line.
    pub address_line_2: Option<FieldOverride<'a>>,
    /// State, province or prefecture.
    pub administrative_area: Option<FieldOverride<'a>>,
    /// Town.
    pub locality: Option<FieldOverride<'a>>,
    /// Postal code.
    pub postal_code: Option<FieldOverride<'a>>,
    /// County or district.
    pub subadministrative_area: Option<FieldOverride<'a>>,
    /// Part of the town.
    pub sublocality: Option<FieldOverride<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// What is asked for besides the address.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/structured-information-template>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a contact_overrides object", unknown = "ci.contact_keys")]
pub struct ContactOverrides<'a> {
    /// Name.
    pub name: Option<FieldOverride<'a>>,
    /// Telephone number.
    pub phone: Option<FieldOverride<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// How one field of the form looks.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates/structured-information-template>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a field override", unknown = "ci.field_keys")]
pub struct FieldOverride<'a> {
    /// What stands beside it.
    pub label: Option<Text<'a>>,
    /// Whether it must be filled in.
    pub required: Option<bool>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> FieldOverride<'a> {
    /// A field that must be filled in.
    pub fn required(label: impl Into<Text<'a>>) -> Self {
        Self { label: Some(label.into()), required: Some(true), ..Self::EMPTY }
    }

    /// A field that may stay empty.
    pub fn optional(label: impl Into<Text<'a>>) -> Self {
        Self { label: Some(label.into()), required: Some(false), ..Self::EMPTY }
    }
}

const RULES: &[Rule] = &[Rule::judged(
    "ci.purpose",
    purpose_is_documented,
    "`purpose` is documented as `SHIPPING` and nothing else",
    "use `SHIPPING`, or leave it out",
)
.warns()];

fn purpose_is_documented(template: &Beside<'_, '_>) -> Vec<Breach> {
    let purpose = template.field("purpose");
    let odd = purpose.text().filter(|word| *word != "SHIPPING");
    odd.map(|word| {
        Breach::value(&["purpose"]).saying(format!("purpose `{word}` is documented nowhere"))
    })
    .into_iter()
    .collect()
}
