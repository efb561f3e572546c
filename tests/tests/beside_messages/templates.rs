//! Utility templates.

use sendapi::call::dictionary::Dictionary;
use sendapi::call::message_template::{
    Body, Buttons, Category, ChangeTemplate, DeleteTemplate, Example, LibraryUrl, LibraryUrlInput,
    MakeTemplate, PhoneNumberButton, PostbackButton, ReadTemplate, ReadTemplateLibrary,
    ReadTemplates, RejectionReason, TemplateField, TemplateStatus, UrlButton, UrlExample,
};
use sendapi::message;

use crate::{PERSON, Stage, code, rules};

fn make<'a>(name: &'a str, text: &'a str) -> MakeTemplate<'a> {
    in_language(name, "en", text)
}

fn in_language<'a>(name: &'a str, language: &'a str, text: &'a str) -> MakeTemplate<'a> {
    let example = text.contains("{{").then(|| Example::body(["8".into()]));
    let body = Body { example, ..Body::new(text) };
    MakeTemplate {
        components: Some([body.into()].into()),
        ..MakeTemplate::new(name, Category::Utility, language)
    }
}

#[tokio::test]
async fn a_template_is_made_found_and_taken_away() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let made = page.perform(&make("boarding", "Pier {{1}} is open")).await.unwrap();
    assert_eq!(made.status, Some(TemplateStatus::Pending));
    page.perform(&make("delay", "We leave at {{1}} today")).await.unwrap();

    for (read, names) in [
        (ReadTemplates::default(), vec!["boarding", "delay"]),
        (ReadTemplates { name: Some("delay".into()), ..ReadTemplates::default() }, vec!["delay"]),
        (
            ReadTemplates { content: Some("Pier".into()), ..ReadTemplates::default() },
            vec!["boarding"],
        ),
        (
            ReadTemplates { name_or_content: Some("del".into()), ..ReadTemplates::default() },
            vec!["delay"],
        ),
        (
            ReadTemplates {
                status: Some([TemplateStatus::Approved, TemplateStatus::Paused].into()),
                ..ReadTemplates::default()
            },
            vec![],
        ),
        (
            ReadTemplates {
                status: Some([TemplateStatus::Approved, TemplateStatus::Pending].into()),
                language: Some(["nb_NO".into(), "en".into()].into()),
                category: Some([Category::Utility].into()),
                ..ReadTemplates::default()
            },
            vec!["boarding", "delay"],
        ),
    ] {
        let found = page.list(&read).all().await.unwrap();
        let found: Vec<_> = found.iter().filter_map(|template| template.name.as_deref()).collect();
        assert_eq!(found, names, "{read:?}");
    }
    assert_eq!(simulator.account("101").templates()[0]["components"][0]["type"], "BODY");

    let delete = DeleteTemplate::name("boarding");
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
        library_template_name: Some(name),
        ..MakeTemplate::new("my_reminder", Category::Utility, "en")
    };
    let made = page.perform(&after(name.into())).await.unwrap();
    assert_eq!(made.status, Some(TemplateStatus::Approved));
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

#[tokio::test]
async fn what_the_library_leaves_open_is_said_in_the_request() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let search = ReadTemplateLibrary {
        name_or_content: Some("order_confirmed".into()),
        ..ReadTemplateLibrary::EMPTY
    };
    let found = page.list(&search).all().await.unwrap();
    assert_eq!(found[0].buttons.as_ref().unwrap()[0].kind.as_deref(), Some("URL"));
    let url = LibraryUrl {
        url_suffix_example: Some("https://ferry.example/o/8".into()),
        ..LibraryUrl::new("https://ferry.example/o/{{1}}")
    };
    let template = MakeTemplate {
        library_template_name: found[0].name.clone().map(Into::into),
        library_template_body_inputs: Some(Dictionary::new().with("add_contact_number", true)),
        library_template_button_inputs: Some([LibraryUrlInput::new(url).into()].into()),
        ..MakeTemplate::new("confirmed", Category::Utility, "en")
    };
    page.perform(&template).await.unwrap();
    let account = simulator.account("101");
    let made = account.templates()[0];
    assert_eq!(made["components"][1]["buttons"][0]["url"], "https://ferry.example/o/{{1}}");
    assert_eq!(made["library_template_body_inputs"]["add_contact_number"], true);
}

#[tokio::test]
async fn a_template_has_buttons_of_three_kinds() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let see = UrlButton {
        url: Some("https://ferry.example/{{1}}".into()),
        example: Some(UrlExample::suffix("8")),
        ..UrlButton::new("See it")
    };
    let buttons = Buttons::new([
        PhoneNumberButton::new("Call us", "+4722334455").into(),
        see.into(),
        PostbackButton::new("Stop").into(),
    ]);
    let template = MakeTemplate {
        components: Some([Body::new("The ferry is late.").into(), buttons.clone().into()].into()),
        ..make("late", "")
    };
    let id = page.perform(&template).await.unwrap().id.unwrap();
    let fields = [TemplateField::Components, TemplateField::Status];
    let read = ReadTemplate { fields: Some(fields.into()), ..ReadTemplate::EMPTY };
    let found = page.perform_on(&id, &read).await.unwrap();
    assert_eq!((found.id.as_deref(), found.name), (Some(&*id), None), "only what was asked for");
    assert_eq!(found.components.unwrap()[1], buttons.into());
}

#[tokio::test]
async fn one_language_ends_by_its_id_and_all_end_by_the_name() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let mut ids = Vec::new();
    for language in ["en", "nb", "sv"] {
        let made =
            page.perform(&in_language("late", language, "The ferry is late.")).await.unwrap();
        ids.push(made.id.unwrap());
    }
    let languages = async || {
        let all = page.list(&ReadTemplates::EMPTY).all().await.unwrap();
        all.into_iter().filter_map(|template| template.language).collect::<Vec<_>>()
    };
    page.perform(&DeleteTemplate::hsm_id(&ids[1])).await.unwrap();
    assert_eq!(languages().await, ["en", "sv"]);

    let beside = |name: &'static str| DeleteTemplate {
        name: Some(name.into()),
        ..DeleteTemplate::hsm_id(&ids[2])
    };
    assert_eq!(code(&page.perform(&beside("early")).await.unwrap_err()), (100, None));
    page.perform(&beside("late")).await.unwrap();
    assert_eq!(languages().await, ["en"]);
    page.perform(&in_language("late", "da", "The ferry is late.")).await.unwrap();
    page.perform(&DeleteTemplate::name("late")).await.unwrap();
    assert!(languages().await.is_empty());
    assert_eq!(rules(&page.perform(&DeleteTemplate::EMPTY).await.unwrap_err()), ["utility.delete"]);
}

#[tokio::test]
async fn a_parameter_without_a_sample_is_refused_by_the_review_until_it_has_one() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let bare = MakeTemplate {
        components: Some([Body::new("Pier {{1}} is open.").into()].into()),
        ..make("boarding", "")
    };
    let made = page.perform(&bare).await.unwrap();
    assert_eq!(made.status, Some(TemplateStatus::Rejected));
    let id = made.id.unwrap();
    let found = page.perform_on(&id, &ReadTemplate::EMPTY).await.unwrap();
    assert_eq!(found.reasons(), [&RejectionReason::TemplateVariablesMissingSampleValues]);

    let boarding = message!({
        recipient: PERSON,
        messaging_type: UTILITY,
        template: { name: "boarding", language: { code: "en" } },
    });
    assert_eq!(code(&page.send(&boarding).await.unwrap_err()), (100, None));
    let body =
        Body { example: Some(Example::body(["8".into()])), ..Body::new("Pier {{1}} is open.") };
    let change = ChangeTemplate { components: Some([body.into()].into()), ..ChangeTemplate::EMPTY };
    assert!(page.perform_on(&id, &change).await.unwrap().is_success());
    let found = page.perform_on(&id, &ReadTemplate::EMPTY).await.unwrap();
    assert_eq!((found.status.as_ref(), found.reasons().len()), (Some(&TemplateStatus::Pending), 0));
    page.send(&boarding).await.unwrap();
}

#[tokio::test]
async fn a_message_of_a_template_that_is_not_among_those_known_is_refused() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let unknown = message!({
        recipient: PERSON,
        messaging_type: UTILITY,
        template: { name: "late", language: { code: "nb" } },
    });
    page.send(&unknown).await.unwrap();
    page.perform(&make("late", "The ferry is late.")).await.unwrap();
    assert_eq!(
        code(&page.send(&unknown).await.unwrap_err()),
        (100, None),
        "it is there in English"
    );
    page.perform(&in_language("late", "nb", "Ferja er forsinket.")).await.unwrap();
    page.send(&unknown).await.unwrap();
}
