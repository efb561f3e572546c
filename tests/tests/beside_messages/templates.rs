//! Utility templates.

use sendapi::call::message_template::{
    Body, Category, DeleteTemplate, MakeTemplate, Part, ReadTemplateLibrary, ReadTemplates,
};

use crate::{Stage, code, rules};

fn make<'a>(name: &'a str, text: &'a str) -> MakeTemplate<'a> {
    MakeTemplate {
        name: name.into(),
        category: Category::Utility,
        language: "en".into(),
        components: Some(
            [Part::Body(Body { text: text.into(), example: None, ..Body::EMPTY })].into(),
        ),
        parameter_format: None,
        library_template_name: None,
        ..MakeTemplate::EMPTY
    }
}

#[tokio::test]
async fn a_template_is_made_found_and_taken_away() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let made = page.perform(&make("boarding", "Pier {{1}} is open")).await.unwrap();
    assert_eq!(made.status.as_deref(), Some("PENDING"));
    page.perform(&make("delay", "We leave at {{1}} today")).await.unwrap();

    for (read, names) in [
        (ReadTemplates::default(), vec!["boarding", "delay"]),
        (ReadTemplates { name: Some("delay".into()), ..ReadTemplates::default() }, vec!["delay"]),
        (
            ReadTemplates { content: Some("Pier".into()), ..ReadTemplates::default() },
            vec!["boarding"],
        ),
        (ReadTemplates { status: Some("APPROVED".into()), ..ReadTemplates::default() }, vec![]),
    ] {
        let found = page.list(&read).all().await.unwrap();
        let found: Vec<_> = found.iter().filter_map(|template| template.name.as_deref()).collect();
        assert_eq!(found, names, "{read:?}");
    }
    assert_eq!(simulator.account("101").templates()[0]["components"][0]["type"], "BODY");

    let delete = DeleteTemplate { name: "boarding".into(), ..DeleteTemplate::EMPTY };
    page.perform(&delete).await.unwrap();
    assert_eq!(code(&page.perform(&delete).await.unwrap_err()), (100, None));
}

#[tokio::test]
async fn one_of_the_library_is_approved_at_once() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let search = ReadTemplateLibrary {
        search: Some("appointment".into()),
        ..ReadTemplateLibrary::default()
    };
    let found = page.list(&search).all().await.unwrap();
    let name = found[0].name.clone().unwrap();
    let after = |name| MakeTemplate {
        components: None,
        library_template_name: Some(name),
        ..make("my_reminder", "")
    };
    let made = page.perform(&after(name.into())).await.unwrap();
    assert_eq!(made.status.as_deref(), Some("APPROVED"));
    assert_eq!(code(&page.perform(&after("none".into())).await.unwrap_err()), (100, None));
}

#[tokio::test]
async fn a_text_does_not_begin_with_a_parameter_and_templates_are_messengers() {
    let stage = Stage::set().await;
    let Stage { page, instagram, .. } = &stage;
    let refused = page.perform(&make("boarding", "{{1}} is open")).await.unwrap_err();
    assert_eq!(rules(&refused), ["utility.edge_params"]);
    let refused = instagram.perform(&make("boarding", "Pier open")).await.unwrap_err();
    assert_eq!(rules(&refused), ["utility.ig"]);
}
