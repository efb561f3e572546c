//! Moderation: people who cannot write to the account, and conversations that are spam.

use sendapi_derive::Schema;

use super::person::Person;
use crate::plain::list::List;
use crate::schema::rule::{Relation, Rule};

/// Does something about conversations with people.
///
/// See <https://developers.facebook.com/docs/messenger-platform/instagram/features/moderate-conversations>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a moderation request", label = "", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/docs/messenger-platform/instagram/features/moderate-conversations"
)]
#[doc(alias = "moderate_conversations")]
pub struct Moderate<'a> {
    /// The people: at most 10.
    #[schema(required("mod.ids_required"), items("mod.ids": ..=10))]
    pub user_ids: List<'a, Person<'a>>,
    /// What is done: at most 2 actions.
    #[schema(required("mod.actions_required"), items("mod.actions_count": ..=2))]
    pub actions: List<'a, ModerationAction>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Moderate<'a> {
    /// Does this to these people.
    pub fn new(
        user_ids: impl Into<List<'a, Person<'a>>>,
        actions: impl Into<List<'a, ModerationAction>>,
    ) -> Self {
        Self { user_ids: user_ids.into(), actions: actions.into(), ..Self::EMPTY }
    }
}

/// What is done about a conversation.
///
/// See <https://developers.facebook.com/docs/messenger-platform/instagram/features/moderate-conversations>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a moderation action", any_case, unknown("mod.actions"))]
#[non_exhaustive]
pub enum ModerationAction {
    /// The person and the account cannot write to each other.
    BlockUser,
    /// They can again. It cannot go with `block_user`.
    UnblockUser,
    /// The person is banned from the Page. Not documented on Instagram.
    #[schema(undocumented(messenger, "mod.actions_ig", "use `block_user`"))]
    BanUser,
    /// The person is not banned any more. Not documented on Instagram.
    #[schema(undocumented(messenger, "mod.actions_ig", "use `unblock_user`"))]
    UnbanUser,
    /// The conversation goes to the spam folder of the inbox.
    MoveToSpam,
}

const RULES: &[Rule] = &[Rule::new(
    "mod.block_unblock",
    Relation::Apart {
        list: "actions",
        words: ["block_user", "unblock_user"],
        asks: "`block_user` and `unblock_user` cannot go in one call",
    },
    "keep one of them",
)];
