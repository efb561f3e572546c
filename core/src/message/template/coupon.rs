//! The coupon template: a code to reveal, or a page to open.

use sendapi_derive::Schema;

use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// A coupon: a code, a page, or both. Messenger only.
///
/// ```
/// use sendapi_core::template::coupon::Coupon;
///
/// let rye = Coupon { coupon_code: Some("RYE-10".into()), ..Coupon::titled("10% off rye") };
/// assert_eq!(rye.title, "10% off rye");
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/coupon>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a coupon", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/coupon"
)]
pub struct Coupon<'a> {
    /// What it is good for: at most 80 characters, not empty.
    #[schema(required("coupon.title_required"), nonempty("coupon.title_required"), chars("coupon.title": ..=80))]
    pub title: Text<'a>,
    /// The small print: at most 80 characters.
    #[schema(chars("coupon.subtitle": ..=80))]
    pub subtitle: Option<Text<'a>>,
    /// The code, without spaces; this or [`coupon_url`](Self::coupon_url), or both. Not empty.
    #[schema(nonempty("coupon.code_or_url"), format(NoSpaces, "coupon.code_space"))]
    pub coupon_code: Option<Text<'a>>,
    /// The page: an absolute http or https address; this or [`coupon_code`](Self::coupon_code), or both.
    #[schema(format(Url, "coupon.url"))]
    pub coupon_url: Option<Text<'a>>,
    /// What the button to the page says; "Shop now" where it is left out.
    pub coupon_url_button_title: Option<Text<'a>>,
    /// A message before the coupon.
    pub coupon_pre_message: Option<Text<'a>>,
    /// A picture: an absolute http or https address.
    #[schema(format(FileUrl, "coupon.image_url"))]
    pub image_url: Option<Text<'a>>,
    /// What the webhook gets when the code is revealed.
    pub payload: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Coupon<'a> {
    /// The same as [`titled`](Self::titled).
    pub fn new(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::EMPTY }
    }

    /// A coupon with a title, without code and page yet: the start of a struct literal.
    pub fn titled(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::EMPTY }
    }
}

const RULES: &[Rule] = &[Rule::new(
    "coupon.code_or_url",
    Relation::AtLeastOne(&["coupon_code", "coupon_url"]),
    "give a code to reveal or a page to open",
)];
