//! Moderation: people who cannot write to the account, and conversations that are spam.

use sendapi_derive::Schema;

use super::person::Person;
use crate::plain::list::List;
use crate::schema::rule::Rule;
use crate::tree::{Beside, Breach, Found, Place, Step};

/// Does something about conversations with people.
///
/// See <https://developers.facebook.com/docs/messenger-platform/instagram/features/moderate-conversations>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a moderation request", label = "", rules = RULES)]
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

const RULES: &[Rule] = &[Rule::judged(
    "mod.block_unblock",
    block_and_unblock_go_apart,
    "`block_user` and `unblock_user` cannot go in one call",
    "keep one of them",
)];

fn block_and_unblock_go_apart(moderation: &Beside<'_, '_>) -> Vec<Breach> {
    let first = |word| {
        let is = |action| Found::Yes(action).is(&[word]);
        moderation.indices("actions", is).into_iter().next()
    };
    let later =
        first("block_user").zip(first("unblock_user")).map(|(block, unblock)| block.max(unblock));
    later
        .map(|index| Breach::at(&[Step::Member("actions"), Step::Item(index)], Place::Value))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::PlatformKind;
    use crate::tree::Known;
    use crate::tree::json::Json;

    #[test]
    fn the_later_of_the_two_is_told_of_wherever_it_stands() {
        let mut actions = vec!["\"ban_user\""; 9];
        actions.extend(["\"block_user\"", "\"unblock_user\""]);
        let json = Json::parse(&format!("{{\"actions\": [{}]}}", actions.join(", "))).unwrap();
        let object = json.node().object().unwrap();
        let known = Known::default();
        let breaches =
            block_and_unblock_go_apart(&Beside::new(object, PlatformKind::Messenger, &known));
        let steps = [Step::Member("actions"), Step::Item(10)];
        assert_eq!(breaches, [Breach::at(&steps, Place::Value)]);
    }
}
