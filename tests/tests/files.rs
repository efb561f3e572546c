//! Files: uploaded for later and sent at once, from disk, memory and a stream, against the simulator.

#![expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::error::Error as StdError;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use sendapi::graph::{File, Transfer};
use sendapi::media::{LONGEST_FILE, LONGEST_IMAGE, Misfit};
use sendapi::upload::FileProblem;
use sendapi::{
    Account, Client, Delivery, Error, ErrorKind, Instagram, LocalFile, MediaKind, Messenger,
    QuickReply, Request, Retry, Tag, content, message,
};
use sendapi_simulator::{Fault, Simulator};
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{self, AsyncReadExt};

type Outcome = Result<(), Box<dyn StdError>>;

const PAGE: &str = "101";
const INSTAGRAM: &str = "17841400000000001";
const PERSON: &str = "7204418830956127";
const DOT: &[u8] = b"GIF89a\x01\x00\x01\x00";

#[tokio::test]
async fn an_upload_from_disk_is_sent_twice() -> Outcome {
    let Stage { simulator, page, folder, .. } = Stage::set().await?;
    let began = SystemTime::now();
    let menu = page.upload(folder.with("menu.gif", DOT)).await?;
    assert_eq!(menu.kind(), MediaKind::Image);
    assert!(menu.until() >= began + Duration::from_secs(90 * 24 * 60 * 60));
    assert!(menu.until() <= SystemTime::now() + Duration::from_secs(90 * 24 * 60 * 60));

    let kept = simulator.attachment(menu.id()).unwrap();
    assert_eq!((kept.kind(), kept.bytes(), kept.is_reusable()), ("image", DOT, true));
    assert_eq!((kept.file_name(), kept.content_type()), (Some("menu.gif"), Some("image/gif")));
    for person in [7_204_418_830_956_127_u64, 7_204_418_830_956_128] {
        page.send(&message!(Messenger { recipient: person, attachment: &menu })).await?;
    }
    let expected = json!({ "type": "image", "payload": { "attachment_id": menu.id() } });
    let sent = simulator.messages();
    assert!(sent.iter().all(|sent| sent.body().pointer("/message/attachment") == Some(&expected)));
    assert_eq!(sent.len(), 2);
    Ok(())
}

#[tokio::test]
async fn uploads_come_from_memory_and_readers_too() -> Outcome {
    let Stage { simulator, page, .. } = Stage::set().await?;
    for (file, name, kind) in [
        (LocalFile::bytes("oven.gif", DOT), "oven.gif", "image"),
        (LocalFile::reader("trip.mp4", 10, DOT), "trip.mp4", "video"),
        (File::bytes("horn", "audio/mpeg", DOT).into(), "horn", "audio"),
        (LocalFile::bytes("", DOT).named("Preisliste ä.pdf"), "Preisliste ä.pdf", "file"),
        (LocalFile::bytes("oven.gif", DOT).kind(MediaKind::File), "oven.gif", "file"),
    ] {
        let uploaded = page.upload(file).await?;
        let kept = simulator.attachment(uploaded.id()).unwrap();
        assert_eq!((kept.file_name(), kept.kind(), kept.bytes()), (Some(name), kind, DOT));
    }
    Ok(())
}

#[tokio::test]
async fn an_upload_by_address() -> Outcome {
    let Stage { simulator, page, instagram, .. } = Stage::set().await?;
    let oven = page.upload_url(MediaKind::Video, "https://bakery.example/oven.mp4").await?;
    let kept = simulator.attachment(oven.id()).unwrap();
    assert_eq!((kept.kind(), kept.url()), ("video", Some("https://bakery.example/oven.mp4")));
    assert!(kept.is_reusable());
    instagram.upload_url(MediaKind::File, "https://bakery.example/menu.pdf").await?;

    let error = page.upload_url(MediaKind::Image, "oven.png").await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
    assert_eq!(error.invalid().unwrap().violations().len(), 1);
    Ok(())
}

#[tokio::test]
async fn progress_begins_at_0_and_ends_with_the_file() -> Outcome {
    let Stage { simulator, page, folder, .. } = Stage::set().await?;
    let size = 1_000_000;
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = |told: &Arc<Mutex<Vec<_>>>| {
        let told = Arc::clone(told);
        move |transfer: Transfer| told.lock().unwrap().push(transfer)
    };
    for file in [
        folder.with("film.mp4", &vec![7; size]),
        LocalFile::bytes("film.mp4", vec![7; size]),
        LocalFile::reader("film.mp4", 1_000_000, io::repeat(7).take(1_000_000)),
    ] {
        page.upload(file).on_progress(tell(&told)).await?;
        let told = std::mem::take(&mut *told.lock().unwrap());
        let sent: Vec<_> = told.iter().map(|transfer| transfer.sent).collect();
        assert!(sent.is_sorted_by(|one, next| one < next), "{sent:?}");
        assert_eq!((sent.first(), sent.last()), (Some(&0), Some(&1_000_000)));
        assert!((10..=101).contains(&sent.len()), "{sent:?}");
        assert!(told.iter().all(|transfer| transfer.total == 1_000_000));
    }
    assert!(simulator.attachments().iter().all(|kept| kept.bytes() == vec![7; size]));
    page.send_file(PERSON, LocalFile::bytes("dot.gif", DOT)).on_progress(tell(&told)).await?;
    assert_eq!(told.lock().unwrap().last().map(|transfer| transfer.sent), Some(10));
    Ok(())
}

#[tokio::test]
async fn a_file_is_sent_in_one_request() -> Outcome {
    let Stage { simulator, page, folder, .. } = Stage::set().await?;
    let receipt = page.send_file(PERSON, folder.with("oven.gif", DOT)).await?;
    assert_eq!((receipt.recipient_id(), receipt.attachment_id()), (Some(PERSON), None));
    let [sent] = &*simulator.messages() else { panic!("one message") };
    assert_eq!(sent.message_id(), receipt.message_id());
    assert_eq!(
        sent.body(),
        &json!({
            "recipient": { "id": PERSON },
            "messaging_type": "RESPONSE",
            "message": { "attachment": { "type": "image", "payload": {} } },
        })
    );
    assert_eq!(simulator.attachment(sent.file_id().unwrap()).unwrap().bytes(), DOT);
    Ok(())
}

#[tokio::test]
async fn a_file_is_sent_with_all_that_a_message_may_have() -> Outcome {
    let Stage { simulator, page, .. } = Stage::set().await?;
    let file = LocalFile::bytes("bill.pdf", DOT);
    let sending = page.send_file(7_204_418_830_956_127_u64, file).tag(Tag::HumanAgent).reusable();
    let sending = sending.quick_replies([QuickReply::text("Thanks", "THANKS")]);
    let receipt = sending.with(|request| request.persona_id = Some("7".into())).await?;
    assert!(receipt.attachment_id().is_some());
    let [sent] = &*simulator.messages() else { panic!("one message") };
    assert_eq!(
        sent.body(),
        &json!({
            "recipient": { "id": PERSON },
            "messaging_type": "MESSAGE_TAG",
            "tag": "HUMAN_AGENT",
            "persona_id": "7",
            "message": {
                "attachment": { "type": "file", "payload": { "is_reusable": true } },
                "quick_replies": [{ "content_type": "text", "title": "Thanks", "payload": "THANKS" }],
            },
        })
    );
    Ok(())
}

#[tokio::test]
async fn a_message_around_a_file_is_checked_like_any_other() -> Outcome {
    let Stage { simulator, page, instagram, .. } = Stage::set().await?;
    let file = || LocalFile::bytes("oven.gif", DOT);
    let text = |request: &mut Request<'_>| request.message = Some(content!(text: "Look"));
    let both = page.send_file(PERSON, file()).with(text).await.unwrap_err();
    let nobody = page.send_file("Runa", file()).await.unwrap_err();
    let tagged = instagram.send_file(PERSON, file()).tag(Tag::AccountUpdate).await.unwrap_err();
    for error in [both, nobody, tagged] {
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
        assert_eq!(error.invalid().unwrap().violations().len(), 1, "{error:?}");
    }
    assert!(simulator.messages().is_empty());
    Ok(())
}

#[tokio::test]
async fn instagram_takes_its_own_formats_and_ascii_names() -> Outcome {
    let Stage { simulator, instagram, folder, .. } = Stage::set().await?;
    let menu = instagram.upload(folder.with("Menü.gif", DOT).named("menu.gif")).await?;
    assert_eq!(simulator.attachment(menu.id()).unwrap().file_name(), Some("menu.gif"));
    instagram.send(&message!(Instagram { recipient: PERSON, attachment: &menu })).await?;
    instagram.send_file(PERSON, LocalFile::bytes("bill.pdf", DOT)).await?;
    for (name, told) in [
        (
            "Menü.gif",
            "file `Menü.gif` cannot be sent: its name `Menü.gif` is not ASCII, and Instagram takes no other, \
             give it another name with `named`; the request was not carried out",
        ),
        (
            "menu.zip",
            "file `menu.zip` cannot be sent: its type is `application/zip`, and `file` on Instagram takes \
             `application/pdf`, say what it is with `mime_type` or `kind`; the request was not carried out",
        ),
    ] {
        let error = instagram.upload(LocalFile::bytes(name, DOT)).await.unwrap_err();
        assert_eq!(error.to_string(), told);
    }
    Ok(())
}

#[tokio::test]
async fn a_file_that_cannot_be_sent_is_named_and_nothing_leaves() -> Outcome {
    let Stage { simulator, page, folder, .. } = Stage::set().await?;
    fs::write(folder.0.path().join("dot.gif"), DOT)?;
    for (file, expected) in [
        (folder.path("none.gif"), "NotFound"),
        (folder.path("dot.gif/menu.gif"), "NotFound"),
        (LocalFile::path(""), "NotFound"),
        (LocalFile::path(folder.0.path()), "Directory"),
        (folder.with("empty.gif", b""), "Empty"),
        (LocalFile::bytes("empty.gif", ""), "Empty"),
        (folder.of_length("wide.gif", LONGEST_IMAGE + 1), "TooLong"),
        (folder.of_length("long.mp4", LONGEST_FILE + 1), "TooLong"),
        (LocalFile::reader("long.mp4", u64::MAX, DOT), "TooLong"),
        (folder.with("trip.mp4", DOT).kind(MediaKind::Image), "OtherType"),
        (folder.with("trip.gif", DOT).mime_type("video/mp4").kind(MediaKind::Audio), "OtherType"),
        (folder.with("nameless", DOT).kind(MediaKind::Video), "OtherType"),
    ] {
        let label = format!("{file:?}");
        let uploaded = page.upload(file.clone()).await.unwrap_err();
        let sent = page.send_file(PERSON, file).await.unwrap_err();
        for error in [&uploaded, &sent] {
            assert_eq!((error.kind(), error.delivery()), (ErrorKind::File, Delivery::NotSent));
            assert_eq!((reason(error), error.attempts()), (expected, 0), "{label}");
        }
        assert!(uploaded.to_string().ends_with("; the request was not carried out"), "{uploaded}");
        assert!(sent.to_string().ends_with("; the message was not sent"), "{sent}");
        assert!(sent.to_string().contains(sent.file().unwrap().name()), "{sent}");
    }
    assert!(simulator.messages().is_empty() && simulator.attachments().is_empty());
    Ok(())
}

/// The superuser may read everything, and has nothing to see here.
#[cfg(unix)]
#[tokio::test]
async fn a_file_that_may_not_be_read_is_named() -> Outcome {
    use std::os::unix::fs::PermissionsExt;

    let Stage { simulator, page, folder, .. } = Stage::set().await?;
    let (file, path) = (folder.with("menu.gif", DOT), folder.0.path().join("menu.gif"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000))?;
    if fs::File::open(&path).is_err() {
        let error = page.upload(file).await.unwrap_err();
        assert!(matches!(error.file().unwrap().problem(), FileProblem::NoPermission), "{error:?}");
        assert_eq!(error.delivery(), Delivery::NotSent);
        assert!(simulator.attachments().is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn what_just_fits_is_sent() -> Outcome {
    let Stage { simulator, page, folder, .. } = Stage::set().await?;
    for (name, length) in [("wide.png", LONGEST_IMAGE), ("long.mp4", LONGEST_FILE)] {
        let uploaded = page.upload(folder.of_length(name, length)).await?;
        let kept = simulator.attachment(uploaded.id()).unwrap();
        assert_eq!(u64::try_from(kept.bytes().len())?, length);
    }
    Ok(())
}

#[tokio::test]
async fn a_file_that_changes_while_it_is_sent_is_abandoned() -> Outcome {
    let Stage { simulator, page, folder, .. } = Stage::set().await?;
    for (length_then, told) in [
        (100_000, "it ends after 100000 bytes of 200000"),
        (200_001, "it goes on after 200000 bytes, its length"),
        (400_000, "it goes on after 200000 bytes, its length"),
    ] {
        let file = folder.of_length("log.txt", 200_000);
        let path = folder.0.path().join("log.txt");
        let change = move |transfer: Transfer| {
            if transfer.sent == 0 {
                resize(&path, length_then);
            }
        };
        let uploaded = page.upload(file.clone()).on_progress(change.clone()).await.unwrap_err();
        resize(&folder.0.path().join("log.txt"), 200_000);
        let sent = page.send_file(PERSON, file).on_progress(change).await.unwrap_err();
        for error in [uploaded, sent] {
            assert_eq!((error.kind(), error.delivery()), (ErrorKind::File, Delivery::NotSent));
            let file = error.file().unwrap();
            assert!(file.name().ends_with("log.txt"), "{error}");
            assert_eq!(file.source().unwrap().to_string(), told);
            assert!(!error.is_transient());
        }
    }
    assert!(simulator.messages().is_empty() && simulator.attachments().is_empty());
    Ok(())
}

#[tokio::test]
async fn each_try_reads_the_file_anew() -> Outcome {
    let Stage { simulator, page, folder, .. } = Stage::set().await?;
    simulator.faults().next(Fault::graph_error(1200, None));
    let menu = page.upload(folder.with("menu.gif", DOT)).await?;
    assert_eq!(simulator.attachment(menu.id()).unwrap().bytes(), DOT);
    simulator.faults().next(Fault::graph_error(1200, None));
    page.send_file(PERSON, folder.with("menu.gif", DOT)).await?;

    simulator.faults().next(Fault::graph_error(1200, None));
    let path = folder.0.path().join("menu.gif");
    let vanish = move |transfer: Transfer| {
        if transfer.sent == transfer.total {
            fs::remove_file(&path).unwrap();
        }
    };
    let file = folder.with("menu.gif", DOT);
    let error = page.send_file(PERSON, file).on_progress(vanish).await.unwrap_err();
    assert!(matches!(error.file().unwrap().problem(), FileProblem::NotFound), "{error:?}");
    assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 2));
    assert_eq!(simulator.messages().len(), 1);
    Ok(())
}

#[tokio::test]
async fn an_upload_may_be_repeated_blindly_and_a_message_may_not() -> Outcome {
    let Stage { simulator, page, .. } = Stage::set().await?;
    let file = || LocalFile::bytes("oven.gif", DOT);
    simulator.faults().next(Fault::cut_after_reading().delivered());
    let uploaded = page.upload(file()).await?;
    assert_eq!(simulator.attachments().len(), 2);
    assert!(simulator.attachment(uploaded.id()).is_some());

    simulator.faults().next(Fault::cut_after_reading().delivered());
    let error = page.send_file(PERSON, file()).await.unwrap_err();
    assert_eq!((error.delivery(), error.attempts()), (Delivery::Unknown, 1));
    assert_eq!(simulator.messages().len(), 1);

    simulator.faults().next(Fault::graph_error(1200, None));
    let error = page.upload(LocalFile::reader("oven.gif", 10, DOT)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Graph, 1));
    Ok(())
}

#[tokio::test]
async fn the_platforms_refusal_comes_through() -> Outcome {
    let Stage { simulator, page, .. } = Stage::set().await?;
    simulator.faults().next(Fault::graph_error(100, 2_018_047));
    let error = page.upload(LocalFile::bytes("oven.gif", DOT)).await.unwrap_err();
    assert_eq!(error.graph().unwrap().subcode(), Some(2_018_047));
    simulator.faults().next(Fault::body(r#"{"recipient_id":"1"}"#));
    let error = page.upload(LocalFile::bytes("oven.gif", DOT)).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Unreadable, Delivery::Unknown));
    assert_eq!(error.cause().unwrap().to_string(), "the answer has no `attachment_id`");
    Ok(())
}

fn reason(error: &Error) -> &'static str {
    match error.file().unwrap().problem() {
        FileProblem::NotFound => "NotFound",
        FileProblem::Directory => "Directory",
        FileProblem::Misfit(Misfit::Empty) => "Empty",
        FileProblem::Misfit(Misfit::TooLong { .. }) => "TooLong",
        FileProblem::Misfit(Misfit::OtherType { .. }) => "OtherType",
        _ => "another",
    }
}

/// Two accounts of a simulator that knows what was uploaded to it, and a folder for files.
struct Stage {
    simulator: Simulator,
    page: Account<Messenger>,
    instagram: Account<Instagram>,
    folder: Folder,
}

impl Stage {
    async fn set() -> Result<Self, Box<dyn StdError>> {
        let builder = Simulator::builder().page(PAGE).instagram(INSTAGRAM);
        let simulator = builder.known_attachments_only().start().await?;
        let retry = Retry::default().first_wait(Duration::from_millis(1));
        let client = Client::builder().base_url(simulator.url()).retry(retry).build()?;
        let (page, instagram) = (client.page(PAGE, "t"), client.instagram(INSTAGRAM, "t"));
        Ok(Self { simulator, page, instagram, folder: Folder(tempfile::tempdir()?) })
    }
}

struct Folder(TempDir);

impl Folder {
    fn path(&self, name: &str) -> LocalFile {
        LocalFile::path(self.0.path().join(name))
    }

    fn with(&self, name: &str, bytes: &[u8]) -> LocalFile {
        fs::write(self.0.path().join(name), bytes).unwrap();
        self.path(name)
    }

    fn of_length(&self, name: &str, length: u64) -> LocalFile {
        let file = self.with(name, b"");
        resize(&self.0.path().join(name), length);
        file
    }
}

fn resize(path: &Path, length: u64) {
    fs::File::options().write(true).open(path).unwrap().set_len(length).unwrap();
}
