//! Permissions: what a token has to allow for what a bot does.
//!
//! The platform's pages name them in several places, and not everywhere the same ones. What is
//! [`needed`](Permissions::needed) is named by the page about the very call; what stands
//! [`beside`](Permissions::beside) it in lists of permissions may be asked for on the way to the token alone.

/// Something that a bot does, for which its token needs permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Feature {
    /// Getting and sending messages.
    Messages,
    /// Subscribing the app to what happens at the account.
    Webhooks,
    /// Files for later.
    Uploads,
    /// Utility templates and their messages.
    Utility,
}

/// How a token comes to its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Access {
    /// A Page token, for Messenger.
    Page,
    /// A Page token, for the Instagram account that is linked to the Page.
    InstagramByPage,
    /// A token of Instagram login.
    InstagramLogin,
}

/// The permissions for a feature, from [`Feature::permissions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Permissions {
    /// Without one of these the platform refuses.
    pub needed: &'static [&'static str],
    /// The platform's pages name these beside them.
    pub beside: &'static [&'static str],
    /// The platform's page about it.
    pub link: &'static str,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Messages, Self::Webhooks, Self::Uploads, Self::Utility];

    /// Its name in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Webhooks => "webhooks",
            Self::Uploads => "uploads",
            Self::Utility => "utility",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|feature| feature.name() == name)
    }

    /// The permissions that it needs; `None` where there is no such feature.
    ///
    /// ```
    /// use sendapi_core::call::permission::{Access, Feature};
    ///
    /// let needed = Feature::Messages.permissions(Access::Page).unwrap().needed;
    /// assert_eq!(needed, ["pages_messaging"]);
    /// assert!(Feature::Utility.permissions(Access::InstagramLogin).is_none());
    /// ```
    #[must_use]
    pub const fn permissions(self, access: Access) -> Option<Permissions> {
        let (needed, beside, link): (&[&str], &[&str], _) = match (self, access) {
            (Self::Messages, Access::Page) => {
                (&["pages_messaging"], &["pages_read_engagement", "pages_show_list"], SEND)
            }
            (Self::Messages, Access::InstagramByPage) => {
                (&["instagram_basic", "instagram_manage_messages"], &["pages_show_list"], INSTAGRAM)
            }
            (Self::Webhooks, Access::Page) => (&["pages_manage_metadata"], &[], SEND),
            (Self::Webhooks, Access::InstagramByPage) => {
                (&["pages_manage_metadata"], &[], INSTAGRAM)
            }
            (Self::Uploads, Access::Page) => (&["pages_messaging"], &[], SEND),
            (Self::Uploads, Access::InstagramByPage) => (
                &["instagram_basic", "instagram_manage_messages"],
                &["instagram_manage_comments", "pages_messaging"],
                INSTAGRAM,
            ),
            // The guide for Instagram login names the permissions of messages alone.
            (Self::Messages | Self::Webhooks | Self::Uploads, Access::InstagramLogin) => {
                (&["instagram_business_basic", "instagram_business_manage_messages"], &[], LOGIN)
            }
            (Self::Utility, Access::Page) => (&["pages_utility_messaging"], &[], UTILITY),
            (Self::Utility, Access::InstagramByPage | Access::InstagramLogin) => return None,
        };
        Some(Permissions { needed, beside, link })
    }
}

const SEND: &str = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages";
const INSTAGRAM: &str =
    "https://developers.facebook.com/documentation/business-messaging/instagram-messaging/overview";
const LOGIN: &str = "https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api";
const UTILITY: &str = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for feature in Feature::ALL {
            assert_eq!(Feature::named(feature.name()), Some(feature));
        }
        assert_eq!(Feature::named("Messages"), None);
    }

    #[test]
    fn the_one_name_that_a_page_of_the_platform_misspells_is_the_plural() {
        let utility = Feature::Utility.permissions(Access::Page).unwrap();
        assert_eq!(utility.needed, ["pages_utility_messaging"]);
    }

    #[test]
    fn messages_and_webhooks_are_everywhere() {
        for access in [Access::Page, Access::InstagramByPage, Access::InstagramLogin] {
            for feature in [Feature::Messages, Feature::Webhooks, Feature::Uploads] {
                assert!(!feature.permissions(access).unwrap().needed.is_empty(), "{access:?}");
            }
        }
    }
}
