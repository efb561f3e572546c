//! Moderation.

use sendapi::call::moderation::ModerationAction::{
    BanUser, BlockUser, MoveToSpam, UnbanUser, UnblockUser,
};
use sendapi::call::moderation::{Moderate, ModerationAction};
use sendapi::call::person::Person;

use crate::{PERSON, Stage, rules};

fn moderate(people: usize, actions: &[ModerationAction]) -> Moderate<'_> {
    let people: Vec<_> = std::iter::repeat_n(Person::new(PERSON), people).collect();
    Moderate { user_ids: people.into(), actions: actions.into(), ..Moderate::EMPTY }
}

#[tokio::test]
async fn what_is_done_is_undone() {
    let Stage { page, by_login, simulator, .. } = Stage::set().await;
    page.perform(&moderate(10, &[BlockUser, MoveToSpam])).await.unwrap();
    by_login.perform(&moderate(1, &[BanUser])).await.unwrap();
    let seen = simulator.account("101");
    assert!(seen.is_blocked(PERSON) && seen.is_spam(PERSON) && !seen.is_banned(PERSON));
    assert!(simulator.account("17841400000000001").is_banned(PERSON));

    page.perform(&moderate(1, &[UnblockUser, UnbanUser])).await.unwrap();
    let seen = simulator.account("101");
    assert!(!seen.is_blocked(PERSON) && seen.is_spam(PERSON));
}

#[tokio::test]
async fn too_many_people_and_what_contradicts_itself_are_refused() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let refused = page.perform(&moderate(11, &[BlockUser, UnblockUser])).await.unwrap_err();
    assert_eq!(rules(&refused), ["mod.ids", "mod.block_unblock"]);
    assert!(!simulator.account("101").is_blocked(PERSON));
}
