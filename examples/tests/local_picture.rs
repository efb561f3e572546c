//! Pictures that are sent in one request, against the simulator.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::path::Path;

use sendapi_examples::local_picture::{PERSON, Sent, Stage, send};
use sendapi_examples::picture::Picture;
use sendapi_simulator::{Attachment, Fault};

#[tokio::test]
async fn a_picture_goes_as_such() {
    let stage = Stage::set().await.unwrap();
    let picture = Picture::paint(400).unwrap();
    let sent = send(&stage.page, PERSON, picture.path()).await.unwrap();
    let Sent::AsPicture(receipt) = sent else { panic!("{sent:?}") };
    assert_eq!(receipt.recipient_id(), Some(PERSON));
    let file = the_one_file(&stage);
    assert_eq!((file.kind(), file.content_type()), ("image", Some("image/gif")));
    assert_eq!(file.bytes(), fs::read(picture.path()).unwrap());
}

#[tokio::test]
async fn one_that_is_too_long_goes_as_a_file() {
    let stage = Stage::set().await.unwrap();
    let picture = Picture::paint(3_200).unwrap();
    let sent = send(&stage.page, PERSON, picture.path()).await.unwrap();
    let Sent::AsFile(_, too_long) = sent else { panic!("{sent:?}") };
    assert!(too_long.to_string().contains("over the limit of 8388608 (8 MB)"), "{too_long}");
    assert_eq!(the_one_file(&stage).kind(), "file");
}

#[tokio::test]
async fn any_other_failure_is_told() {
    let stage = Stage::set().await.unwrap();
    let error = send(&stage.page, PERSON, Path::new("no-such.gif")).await.unwrap_err();
    assert_eq!(error.file().unwrap().name(), "no-such.gif");
    stage.simulator.faults().next(Fault::graph_error(551, None));
    let picture = Picture::paint(40).unwrap();
    let error = send(&stage.page, PERSON, picture.path()).await.unwrap_err();
    assert!(error.is_recipient_unavailable());
    assert!(stage.simulator.messages().is_empty());
}

fn the_one_file(stage: &Stage) -> Attachment {
    let received = stage.simulator.messages();
    let [received] = received.as_slice() else { panic!("one message: {received:?}") };
    stage.simulator.attachment(received.file_id().unwrap()).unwrap()
}
