//! The receipt template: the confirmation of an order.

mod currency;
mod decimals;

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// The confirmation of an order: what was bought, what it cost and where it goes. Messenger only.
///
/// ```
/// use sendapi_core::template::receipt::{Element, Receipt, Summary};
///
/// let receipt = Receipt {
///     elements: Some([Element::new("Rye loaf", 4.9)].into()),
///     ..Receipt::new("Runa Holm", "MB-20418", "EUR", "Debit card 7731", Summary::total(4.9))
/// };
/// assert_eq!(receipt.currency, "EUR");
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/receipt>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a receipt", rules = decimals::RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/receipt"
)]
#[schema(refused("receipt.no_buttons", "a receipt has no buttons, send them in the next message": buttons))]
pub struct Receipt<'a> {
    /// The customer's name. Not empty.
    #[schema(required("receipt.recipient_name"), nonempty("receipt.recipient_name"))]
    pub recipient_name: Text<'a>,
    /// The number of the order, which no other order has. Not empty.
    #[schema(required("receipt.order_number"), nonempty("receipt.order_number"))]
    pub order_number: Text<'a>,
    /// The currency: three capital letters of ISO 4217. Not empty. It says how many decimal places amounts have.
    #[schema(
        required("receipt.currency_required"),
        nonempty("receipt.currency_required"),
        format(CurrencyCode, "receipt.currency")
    )]
    pub currency: Text<'a>,
    /// How it was paid, so that people know the card or account: "Debit card 7731". Not empty.
    #[schema(required("receipt.payment_method"), nonempty("receipt.payment_method"))]
    pub payment_method: Text<'a>,
    /// What the order cost.
    #[schema(required("receipt.summary"))]
    pub summary: Summary,
    /// The shop's name, shown as its logo.
    pub merchant_name: Option<Text<'a>>,
    /// When it was ordered: seconds since 1970, in digits.
    #[schema(
        rename("req.type" = "receipt.timestamp"),
        format(Timestamp, "receipt.timestamp")
    )]
    pub timestamp: Option<Text<'a>>,
    /// The page of the order: an absolute http or https address. It stands in the platform's sample.
    #[schema(format(Url, "receipt.order_url"))]
    pub order_url: Option<Text<'a>>,
    /// What was bought: at most 100. Their order on the screen is not promised.
    #[schema(items("receipt.count": ..=100))]
    pub elements: Option<List<'a, Element<'a>>>,
    /// Where it goes.
    pub address: Option<Address<'a>>,
    /// What was added or taken off, such as discounts.
    pub adjustments: Option<List<'a, Adjustment<'a>>>,
    /// Whether people can pass the message on.
    #[schema(rename("req.type" = "tpl.sharable"))]
    pub sharable: Option<bool>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Receipt<'a> {
    /// A receipt with all that it must have: the start of a struct literal.
    pub fn new(
        recipient_name: impl Into<Text<'a>>,
        order_number: impl Into<Text<'a>>,
        currency: impl Into<Text<'a>>,
        payment_method: impl Into<Text<'a>>,
        summary: Summary,
    ) -> Self {
        Self {
            recipient_name: recipient_name.into(),
            order_number: order_number.into(),
            currency: currency.into(),
            payment_method: payment_method.into(),
            summary,
            ..Self::EMPTY
        }
    }
}

/// One line of a [`Receipt`].
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/receipt>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a receipt element", label = "receipt element")]
pub struct Element<'a> {
    /// What was bought. Not empty.
    #[schema(required("receipt.element_title"), nonempty("receipt.element_title"))]
    pub title: Text<'a>,
    /// More about it.
    pub subtitle: Option<Text<'a>>,
    /// How many of it.
    pub quantity: Option<Number>,
    /// What it cost; 0 for a gift.
    #[schema(required("receipt.element_price"))]
    pub price: Number,
    /// The currency of the price; that of the receipt where it is left out.
    pub currency: Option<Text<'a>>,
    /// Its picture: an absolute http or https address. An empty one counts as left out.
    #[schema(empty("receipt.image_url_empty"), format(FileUrl, "receipt.image_url"))]
    pub image_url: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Element<'a> {
    /// A line with a title and a price: the start of a struct literal.
    pub fn new(title: impl Into<Text<'a>>, price: impl Into<Number>) -> Self {
        Self { title: title.into(), price: price.into(), ..Self::EMPTY }
    }
}

/// Where an order goes.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/receipt>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an address")]
pub struct Address<'a> {
    /// The street and the number.
    #[schema(required("receipt.address"))]
    pub street_1: Text<'a>,
    /// More of it.
    pub street_2: Option<Text<'a>>,
    /// The town's name.
    #[schema(required("receipt.address"))]
    pub city: Text<'a>,
    /// The postal code.
    #[schema(required("receipt.address"))]
    pub postal_code: Text<'a>,
    /// The state in short, or the region.
    #[schema(required("receipt.address"))]
    pub state: Text<'a>,
    /// The country: two letters of ISO 3166-1.
    #[schema(required("receipt.address"), format(CountryCode, "receipt.country"))]
    pub country: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Address<'a> {
    /// An address of one line.
    pub fn new(
        street_1: impl Into<Text<'a>>,
        city: impl Into<Text<'a>>,
        postal_code: impl Into<Text<'a>>,
        state: impl Into<Text<'a>>,
        country: impl Into<Text<'a>>,
    ) -> Self {
        Self {
            street_1: street_1.into(),
            city: city.into(),
            postal_code: postal_code.into(),
            state: state.into(),
            country: country.into(),
            ..Self::EMPTY
        }
    }
}

/// What an order cost.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/receipt>.
#[derive(Clone, Copy, PartialEq, Schema)]
#[schema(noun = "a summary")]
pub struct Summary {
    /// Before shipping and tax.
    pub subtotal: Option<Number>,
    /// For shipping.
    pub shipping_cost: Option<Number>,
    /// All taxes.
    pub total_tax: Option<Number>,
    /// What was paid in the end: at least 0, with no more decimal places than the currency has.
    #[schema(required("receipt.total"), range("receipt.total_positive": 0..))]
    pub total_cost: Number,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl Summary {
    /// The same as [`total`](Self::total).
    pub fn new(total_cost: impl Into<Number>) -> Self {
        Self { total_cost: total_cost.into(), ..Self::EMPTY }
    }

    /// What was paid in the end and nothing more: the start of a struct literal.
    pub fn total(total_cost: impl Into<Number>) -> Self {
        Self { total_cost: total_cost.into(), ..Self::EMPTY }
    }
}

/// What was added to a price or taken off.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/receipt>.
#[derive(Clone, Default, PartialEq, Schema)]
#[schema(noun = "an adjustment")]
pub struct Adjustment<'a> {
    /// What it is for.
    pub name: Option<Text<'a>>,
    /// How much.
    pub amount: Option<Number>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Adjustment<'a> {
    /// An adjustment with a name and an amount.
    pub fn new(name: impl Into<Text<'a>>, amount: impl Into<Number>) -> Self {
        Self { name: Some(name.into()), amount: Some(amount.into()), ..Self::EMPTY }
    }
}
