//! The product template: products of a catalog.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;

/// A carousel of 1 to 10 products of your own catalog.
///
/// ```
/// use sendapi_core::template::product::{Element, Product};
///
/// let loaves = Product::new([Element::new("5127700193048812"), Element::new("5127700193048813")]);
/// assert_eq!(loaves.elements.len(), 2);
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/product>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a product template")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/product"
)]
pub struct Product<'a> {
    /// The products: 1 to 10.
    #[schema(required("product.count"), items("product.count": 1..=10))]
    pub elements: List<'a, Element<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Product<'a> {
    /// A template with these products.
    pub fn new(elements: impl Into<List<'a, Element<'a>>>) -> Self {
        Self { elements: elements.into(), ..Self::EMPTY }
    }
}

/// One product of a [`Product`] template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/product>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a product element", label = "product element")]
pub struct Element<'a> {
    /// The product's id in the catalog. Not empty.
    #[schema(integers, required("product.id"), nonempty("product.id"))]
    pub id: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Element<'a> {
    /// A product of the catalog.
    pub fn new(id: impl Into<Text<'a>>) -> Self {
        Self { id: id.into(), ..Self::EMPTY }
    }
}
