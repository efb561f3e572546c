//! Moderation: people who cannot write to the account, and conversations that are spam.

use sendapi_derive::Schema;

use super::person::Person;
use super::rules;
use crate::plain::list::List;

/// Does something about conversations with people.
///
/// See <https://developers.facebook.com/docs/messenger-platform/instagram/features/moderate-conversations>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a moderation", label = "", rules = rules::MODERATION)]
#[schema(
    link = "https://developers.facebook.com/docs/messenger-platform/instagram/features/moderate-conversations"
)]
pub struct Moderate<'a> {
    /// The people: at most 10.
    #[schema(required("mod.ids_required"), items("mod.ids": ..=10))]
    pub user_ids: List<'a, Person<'a>>,
    /// What is done: at most 2 actions.
    #[schema(required("mod.actions_required"), items("mod.actions_count": ..=2))]
    pub actions: List<'a, ModerationAction>,
}

/// What is done about a conversation.
///
/// See <https://developers.facebook.com/docs/messenger-platform/instagram/features/moderate-conversations>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a moderation action", any_case, unknown("mod.actions"))]
pub enum ModerationAction {
    /// The person and the account cannot write to each other.
    BlockUser,
    /// They can again. It cannot go with `block_user`.
    UnblockUser,
    /// The person is banned from the Page.
    BanUser,
    /// The person is not banned any more.
    UnbanUser,
    /// The conversation goes to the spam folder of the inbox.
    MoveToSpam,
}
