//! A picture that is uploaded once and sent twice, against the simulator.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sendapi_examples::picture::Picture;
use sendapi_examples::upload::{PEOPLE, Stage, send, upload};
use sendapi_simulator::Fault;
use serde_json::json;

#[tokio::test]
async fn one_upload_serves_two_messages() {
    let stage = Stage::set().await.unwrap();
    let picture = Picture::paint(400).unwrap();
    let sent = Arc::new(AtomicU64::new(0));
    let watched = Arc::clone(&sent);
    let watch = move |transfer: sendapi::graph::Transfer| {
        watched.store(transfer.sent, Ordering::Relaxed);
    };
    let uploaded = upload(&stage.page, picture.path(), watch).await.unwrap();
    for person in PEOPLE {
        send(&stage.page, person, &uploaded).await.unwrap();
    }

    let kept = stage.simulator.attachments();
    let [kept] = kept.as_slice() else { panic!("one upload: {kept:?}") };
    assert_eq!(kept.bytes(), fs::read(picture.path()).unwrap());
    assert_eq!(sent.load(Ordering::Relaxed), u64::try_from(kept.bytes().len()).unwrap());
    let received = stage.simulator.messages();
    let attachment = json!({ "type": "image", "payload": { "attachment_id": kept.id() } });
    for (received, person) in received.iter().zip(PEOPLE) {
        assert_eq!(received.recipient_id(), Some(&*person.to_string()));
        assert_eq!(received.body()["message"]["attachment"], attachment);
    }
    assert_eq!(received.len(), PEOPLE.len());
}

#[tokio::test]
async fn a_busy_platform_gets_the_picture_again() {
    let stage = Stage::set().await.unwrap();
    stage.simulator.faults().next(Fault::graph_error(1200, None));
    let picture = Picture::paint(40).unwrap();
    upload(&stage.page, picture.path(), drop).await.unwrap();
    assert_eq!(stage.simulator.attachments().len(), 1);
}

#[tokio::test]
async fn what_is_not_there_is_named() {
    let stage = Stage::set().await.unwrap();
    let error = upload(&stage.page, Path::new("no-such.gif"), drop).await.unwrap_err();
    assert_eq!(error.file().unwrap().name(), "no-such.gif");
    assert!(stage.simulator.attachments().is_empty());
}
