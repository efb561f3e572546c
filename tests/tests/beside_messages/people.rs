//! What is told of people.

use sendapi::call::person::PersonField::{FirstName, Locale, Name, Timezone, Username};
use sendapi_simulator::{Person, Simulator};

use crate::{PERSON, Stage, code};

#[tokio::test]
async fn who_is_known_is_told_of_and_nobody_else() {
    let runa = Person::new(PERSON, "Runa Berg").with("locale", "nb_NO").with("timezone", 1.5);
    let stage = Stage::of(Simulator::builder().person(runa)).await;
    let Stage { page, by_login, .. } = &stage;

    let unasked = page.person(PERSON, &[]).await.unwrap();
    assert_eq!(unasked.first_name.as_deref(), Some("Runa"));
    assert_eq!((unasked.last_name.as_deref(), unasked.locale), (Some("Berg"), None));
    let asked = page.person(PERSON, &[FirstName, Locale, Timezone]).await.unwrap();
    assert_eq!((asked.locale.as_deref(), asked.timezone), (Some("nb_NO"), Some(1.5)));
    assert_eq!((asked.first_name.as_deref(), asked.last_name), (Some("Runa"), None));
    let instagram = by_login.person(PERSON, &[Username, Name]).await.unwrap();
    assert_eq!(instagram.username.as_deref(), Some("runa.berg"));

    let unknown = page.person("8", &[]).await.unwrap_err();
    assert_eq!(code(&unknown), (100, Some(2_018_218)));
}

#[tokio::test]
async fn where_nobody_is_known_everybody_has_a_name() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let anybody = page.person("8", &[Name]).await.unwrap();
    assert_eq!(anybody.name.as_deref(), Some("Person 8"));
}
