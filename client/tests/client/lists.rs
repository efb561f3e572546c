//! Lists, page by page, and pages that lead astray.

use futures_util::StreamExt;
use sendapi::call::label::{Label, LabelField, ReadLabels, ReadLabelsOfPerson};
use sendapi::{Account, Error, ErrorKind, Items};

use crate::page;
use crate::perform::lines;
use crate::server::{Answer, Server, json};

fn labels(ids: &[usize], paging: &str) -> Answer {
    let data: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
    json("200 OK", &format!(r#"{{"data":[{}],"paging":{paging}}}"#, data.join(",")))
}

fn leading_to(after: &str) -> String {
    format!(r#"{{"cursors":{{"after":"{after}"}},"next":"https://…"}}"#)
}

async fn pages(answers: impl IntoIterator<Item = Answer>) -> (Server, Account) {
    let server = Server::start(Answer::in_turn(answers)).await;
    let page = page(server.url());
    (server, page)
}

/// The ids of what comes before the first error, which ends the list.
async fn until_it_fails(mut items: Items<Label>) -> (Vec<String>, Error) {
    let mut ids = Vec::new();
    loop {
        match items.next().await.unwrap() {
            Ok(label) => ids.push(label.id.unwrap()),
            Err(error) => {
                assert!(items.next().await.is_none());
                return (ids, error);
            }
        }
    }
}

fn labels_of(page: &Account, after: Option<&'static str>) -> Items<Label> {
    page.list(&ReadLabels {
        fields: None,
        after: after.map(Into::into),
        limit: None,
        ..ReadLabels::EMPTY
    })
}

#[tokio::test]
async fn a_list_goes_on_to_its_last_page() {
    let more = |after| format!(r#"{{"cursors":{{"after":"{after}"}},"next":"https://…"}}"#);
    let server = Server::start(Answer::in_turn([
        labels(&[1, 2], &more("a")),
        labels(&[], &more("b")),
        labels(&[3], r#"{"cursors":{"after":"c"}}"#),
    ]))
    .await;
    let fields = Some([LabelField::Id].into());
    let all =
        ReadLabelsOfPerson { fields, after: None, limit: Some(2), ..ReadLabelsOfPerson::EMPTY };
    let found: Vec<Label> = page(server.url()).list_on("9", &all).all().await.unwrap();
    let ids: Vec<_> = found.iter().filter_map(|label| label.id.as_deref()).collect();
    assert_eq!(ids, ["1", "2", "3"]);
    assert_eq!(
        lines(&server),
        ["", "&after=a", "&after=b"]
            .map(|after| format!("GET /v27.0/9/custom_labels?fields=id&limit=2{after} HTTP/1.1"))
    );
}

#[tokio::test]
async fn a_list_ends_with_an_error() {
    let refused = json("400 Bad Request", r#"{"error":{"code":100}}"#);
    let (_server, page) = pages([labels(&[1], &leading_to("a")), refused]).await;
    let (ids, error) = until_it_fails(labels_of(&page, None)).await;
    assert_eq!((ids, error.kind()), (vec!["1".to_owned()], ErrorKind::Graph));
}

/// Three pages that lead to each other in a circle, after one before it.
fn circle(times: usize) -> Vec<Answer> {
    let circle = || ["a", "b", "c"].into_iter().zip(1..);
    let pages = || circle().map(|(after, id)| labels(&[id], &leading_to(after)));
    [labels(&[0], &leading_to("c"))].into_iter().chain((0..times).flat_map(|_| pages())).collect()
}

#[tokio::test]
async fn cursors_in_a_circle_end_with_an_error_that_says_so() {
    let (server, page) = pages(circle(9)).await;
    let (ids, error) = until_it_fails(labels_of(&page, None)).await;
    // What came before the circle closed is told, and told once.
    assert_eq!(ids, ["0", "1", "2", "3"]);
    assert_eq!((error.kind(), error.status()), (ErrorKind::Unreadable, Some(200)));
    assert_eq!(
        error.cause().unwrap().to_string(),
        "the cursor of this page of the list leads back to a page before it"
    );
    assert_eq!(server.requests().len(), 4);
    let (_server, page) = pages(circle(9)).await;
    assert_eq!(labels_of(&page, None).all().await.unwrap_err().kind(), ErrorKind::Unreadable);
}

#[tokio::test]
async fn a_cursor_that_leads_to_itself_is_the_smallest_circle() {
    // A server that does not look at `after` would give the same page for ever.
    for after in [None, Some("a")] {
        let (server, page) = pages([labels(&[1], &leading_to("a"))]).await;
        let (ids, error) = until_it_fails(labels_of(&page, after)).await;
        assert_eq!(error.kind(), ErrorKind::Unreadable);
        let requests = server.requests().len();
        assert_eq!((ids.len(), requests), if after.is_some() { (1, 1) } else { (2, 2) });
    }
}

#[tokio::test]
async fn the_same_list_can_be_read_again() {
    let one = || [labels(&[1], &leading_to("a")), labels(&[2], "{}")];
    let (_server, page) = pages(one().into_iter().chain(one())).await;
    for _ in 0..2 {
        assert_eq!(labels_of(&page, None).all().await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn a_list_without_an_end_is_not_gathered_for_ever() {
    const LONG: usize = 10_000;
    let ids: Vec<_> = (0..LONG).collect();
    let endless = || (0..20).map(|number| labels(&ids, &leading_to(&format!("c{number}"))));
    let (server, page) = pages(endless()).await;
    let error = labels_of(&page, None).all().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert_eq!(
        error.to_string(),
        "list has more than 100000 items, take them one by one, with `next` or as a stream"
    );
    assert_eq!(server.requests().len(), 11);
    // One by one there is no end to them.
    let (_server, page) = pages(endless()).await;
    assert_eq!(labels_of(&page, None).take(12 * LONG).count().await, 12 * LONG);
}
