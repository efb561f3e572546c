//! The chat page in a browser. Its tests are a workspace of their own, `simulator/browser`; here they are one test, so that
//! whoever runs all tests hears that these were left out.

use std::io;
use std::process::Command;

#[test]
#[ignore = "needs Chromium and its driver: `.ci/browser` installs and drives them"]
fn the_chat_page_holds_in_a_browser() -> io::Result<()> {
    let run = concat!(env!("CARGO_MANIFEST_DIR"), "/../.ci/browser");
    let status = Command::new(run).status()?;
    assert!(status.success(), "{run}: {status}");
    Ok(())
}
