//! `sendapi upload`.

use sendapi_simulator::{Fault, Simulator};

use crate::{Files, Run};

const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_gets_an_id() {
    let simulator = Simulator::start().await.unwrap();
    let file = Files::of("upload").write("oven.gif", GIF);
    let end = Run::new(&["upload", &file]).to(simulator.url()).end();
    let [kept] = &*simulator.attachments() else { panic!("{end:?}") };
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let elsewhere = format!(" by {}, not by Meta", simulator.url());
    assert_eq!(end.out, format!("uploaded {file} as image {}{elsewhere}\n", kept.id()));
    let end = Run::new(&["upload", "--json", "--kind", "file", &file]).to(simulator.url()).end();
    let [uploaded] = &*end.json() else { panic!("{end:?}") };
    assert_eq!((&uploaded["ok"], &uploaded["kind"]), (&true.into(), &"file".into()));
    assert_eq!(uploaded["host"], simulator.url());
    assert_eq!(uploaded["attachment_id"], simulator.attachments()[1].id());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_fail_hold_no_others_up() {
    let simulator = Simulator::start().await.unwrap();
    let files = Files::of("upload_some");
    let (empty, fine) = (files.write("empty.gif", ""), files.write("fine.gif", GIF));
    let end = Run::new(&["upload", "no.gif", &empty, &fine]).to(simulator.url()).end();
    assert_eq!((end.exit, simulator.attachments().len()), (2, 1));
    assert!(end.err.contains("`no.gif`") && end.err.contains(&empty), "{end:?}");
    simulator.faults().next(Fault::graph_error(100, 2_018_074));
    let end = Run::new(&["upload", &fine]).to(simulator.url()).end();
    assert_eq!(end.exit, 1, "{end:?}");
}

#[test]
fn a_rehearsal() {
    let file = Files::of("upload_rehearsal").write("oven.gif", GIF);
    let end = Run::new(&["upload", "--dry-run", &file]).end();
    assert_eq!((end.exit, end.err.as_str()), (0, ""));
    let beginning = format!("would send {file} to /v27.0/me/message_attachments: ");
    assert!(
        end.out.starts_with(&beginning) && end.out.contains("(image/gif, 14 bytes)"),
        "{end:?}"
    );
}
