//! Stickers: Meta's own free packs, of which a message takes one by its number.
//!
//! They are asked for with the token of an app, `{app id}|{app secret}`; the id of the account does not matter.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// Asks which packs of stickers there are.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/stickers>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a sticker pack query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/stickers"
)]
#[doc(alias = "sticker_packs")]
pub struct ReadStickerPacks<'a> {
    /// The language of names and descriptions, as in `nb_NO`; `en_US` where it is left out.
    pub locale: Option<Text<'a>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks for the stickers of a pack.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/stickers>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a sticker query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/stickers"
)]
#[doc(alias = "stickers")]
pub struct ReadStickers<'a> {
    /// The language of the names, as in `nb_NO`; `en_US` where it is left out.
    pub locale: Option<Text<'a>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Looks for stickers by a word.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/stickers>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a sticker search", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/stickers"
)]
#[doc(alias = "sticker_search")]
pub struct SearchStickers<'a> {
    /// The word: at least 2 characters.
    #[schema(required("sticker.search"), chars("sticker.search_min": 2..))]
    pub q: Text<'a>,
    /// The language of the word and of the names, as in `nb_NO`; `en_US` where it is left out.
    pub locale: Option<Text<'a>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> SearchStickers<'a> {
    /// Looks for this word.
    pub fn new(q: impl Into<Text<'a>>) -> Self {
        Self { q: q.into(), ..Self::EMPTY }
    }
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// A pack of stickers.
    StickerPack {
        /// Its id, by which [`ReadStickers`] asks for what is in it.
        id: String,
        /// What it is called.
        name: String,
        /// What is in it, in a sentence.
        description: String,
        /// The address of a picture of it; it expires.
        preview_image_url: String,
        /// How many stickers are in it.
        sticker_count: i64,
    }

    /// A sticker. No page that we know shows all that is told of one: the rest is in `extra`.
    Sticker {
        /// Its number as text, for `sticker_id` of a message.
        id: String,
        /// What it is called.
        name: String,
    }
}
