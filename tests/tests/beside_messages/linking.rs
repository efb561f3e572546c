//! Account linking.

use sendapi::call::account_linking::{ReadLinkingPerson, UnlinkAccount};

use crate::{PAGE, PERSON, Stage, rules};

#[tokio::test]
async fn a_token_stands_for_a_person() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let person = async |token| {
        let found = page.perform(&ReadLinkingPerson::new(token)).await.unwrap();
        assert_eq!(found.id.as_deref(), Some(PAGE));
        found.recipient.unwrap()
    };
    assert_eq!(person("a").await, person("a").await);
    assert_ne!(person("a").await, person("b").await);
    let refused = page.perform(&ReadLinkingPerson::new("")).await.unwrap_err();
    assert_eq!(rules(&refused), ["link.token"]);
}

#[tokio::test]
async fn an_account_is_unlinked() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let done =
        page.perform(&UnlinkAccount { psid: PERSON.into(), ..UnlinkAccount::EMPTY }).await.unwrap();
    assert_eq!(done.result.as_deref(), Some("unlink account success"));
    let refused = page
        .perform(&UnlinkAccount { psid: "runa".into(), ..UnlinkAccount::EMPTY })
        .await
        .unwrap_err();
    assert_eq!(rules(&refused), ["rcp.id_digits"]);
}
