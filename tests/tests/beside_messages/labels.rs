//! Labels.

use sendapi::call::label::{
    AttachLabel, DeleteLabel, DetachLabel, LabelField, MakeLabel, ReadLabels, ReadLabelsOfPerson,
};

use crate::{PERSON, Stage, code, rules};

fn make(name: &str) -> MakeLabel<'_> {
    MakeLabel { page_label_name: name.into(), ..MakeLabel::EMPTY }
}

#[tokio::test]
async fn a_label_is_given_and_taken() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let regular = page.perform(&make("regular")).await.unwrap().id.unwrap();
    page.perform(&make("crew")).await.unwrap();
    page.perform_on(&regular, &AttachLabel { user: PERSON.into(), ..AttachLabel::EMPTY })
        .await
        .unwrap();

    let both = [LabelField::Id, LabelField::PageLabelName];
    let all = page.list(&ReadLabels {
        fields: Some(both.into()),
        after: None,
        limit: Some(1),
        ..ReadLabels::EMPTY
    });
    let names: Vec<_> =
        all.all().await.unwrap().into_iter().filter_map(|label| label.page_label_name).collect();
    assert_eq!(names, ["regular", "crew"]);
    let of_person =
        ReadLabelsOfPerson { fields: None, after: None, limit: None, ..ReadLabelsOfPerson::EMPTY };
    let ids = page.list_on(PERSON, &of_person).all().await.unwrap();
    assert_eq!((ids[0].id.as_ref(), &ids[0].page_label_name), (Some(&regular), &None));
    assert_eq!(simulator.account("101").labels_of(PERSON), ["regular"]);

    page.perform_on(&regular, &DetachLabel { user: PERSON.into(), ..DetachLabel::EMPTY })
        .await
        .unwrap();
    assert!(page.list_on(PERSON, &of_person).all().await.unwrap().is_empty());
    page.perform_on(&regular, &DeleteLabel {}).await.unwrap();
    let gone =
        page.perform_on(&regular, &AttachLabel { user: PERSON.into(), ..AttachLabel::EMPTY }).await;
    assert_eq!(code(&gone.unwrap_err()), (100, Some(33)));
}

#[tokio::test]
async fn a_label_says_something() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    assert_eq!(rules(&page.perform(&make("")).await.unwrap_err()), ["label.name"]);
    let nobody =
        page.perform_on("55", &AttachLabel { user: "runa".into(), ..AttachLabel::EMPTY }).await;
    assert_eq!(rules(&nobody.unwrap_err()), ["rcp.id_digits"]);
}
