//! What is refused is told, and a hook that panics takes nothing down.

use std::sync::{Arc, Mutex};

use sendapi::webhook::{Handshake, Inbox, Refused, Verifier};

use crate::{Diary, SECRET, builder, page, says, signature};

/// What the hook hears of a body.
#[derive(Debug)]
struct Heard {
    reason: String,
    is_signed: bool,
    body: Vec<u8>,
}

#[tokio::test]
async fn the_hook_hears_of_every_body_that_is_refused() {
    let heard: Arc<Mutex<Vec<Heard>>> = Arc::default();
    let inbox = builder()
        .on_refused({
            let heard = Arc::clone(&heard);
            move |refused| {
                let entry = Heard {
                    reason: refused.reason().to_string(),
                    is_signed: refused.is_signed(),
                    body: refused.body().to_vec(),
                };
                heard.lock().unwrap().push(entry);
                assert!(!format!("{refused:?}").contains("secrets"), "it does not show the body");
                panic!("the hook panics, too");
            }
        })
        .start(Diary::default().handler());
    let twice = br#"{"object":"page","object":"secrets","entry":[]}"#;
    assert_eq!(inbox.receive(&signature(twice), twice).unwrap_err().status(), 400);
    assert_eq!(inbox.receive(&signature(b"x"), b"secrets").unwrap_err().status(), 403);
    assert_eq!(inbox.receive("", b"{}").unwrap_err().status(), 403);
    {
        let heard = heard.lock().unwrap();
        let [signed, forged, bare] = &heard[..] else { panic!("{heard:?}") };
        assert!(signed.reason.contains("`object` stands twice in one object"), "{signed:?}");
        assert!(signed.is_signed && signed.body == twice);
        assert!(forged.reason.contains("does not match") && forged.body == b"secrets");
        assert!(bare.reason.contains("missing") && !bare.is_signed && !forged.is_signed);
    }
    assert_eq!(inbox.counts().refused, 3);

    let body = page(&[says("7", "m_1", "Hello")]).to_string();
    assert!(inbox.receive(&signature(body.as_bytes()), body.as_bytes()).is_ok());
    assert_eq!(heard.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn the_hook_hears_of_every_handshake_that_gets_no_answer() {
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let inbox = Inbox::builder(Verifier::new(SECRET), Handshake::new("open"))
        .on_unanswered({
            let heard = Arc::clone(&heard);
            move |unanswered| {
                heard.lock().unwrap().push(unanswered.to_string());
                panic!("the hook panics, too");
            }
        })
        .start(Diary::default().handler());
    let asked = |token: &str| {
        inbox.handshake(&format!("hub.mode=subscribe&hub.challenge=7&hub.verify_token={token}"))
    };
    asked("sesame").unwrap_err();
    inbox.handshake("").unwrap_err();
    assert_eq!(asked("open").unwrap(), "7");
    let heard = heard.lock().unwrap();
    let [token, question] = &heard[..] else { panic!("{heard:?}") };
    assert!(token.contains("write the same one into the app's settings"), "{token}");
    assert!(question.contains("`hub.mode`"), "{question}");
    assert!(!heard.iter().any(|words| words.contains("sesame")), "{heard:?}");
    assert_eq!((inbox.counts().unanswered, inbox.counts().refused), (2, 0));
}

#[tokio::test]
async fn what_is_too_large_is_told_with_its_size() {
    let heard: Arc<Mutex<Vec<(usize, usize)>>> = Arc::default();
    let inbox = Inbox::builder(Verifier::new(SECRET).limit(10), Handshake::new("open"))
        .on_refused({
            let heard = Arc::clone(&heard);
            move |refused| {
                let Refused::TooLarge { size, limit } = *refused.reason() else {
                    panic!("{refused:?}")
                };
                heard.lock().unwrap().push((size, limit));
            }
        })
        .start(Diary::default().handler());
    assert_eq!(inbox.receive("", b"eleven byte").unwrap_err().status(), 413);
    assert_eq!(*heard.lock().unwrap(), [(11, 10)]);
}
