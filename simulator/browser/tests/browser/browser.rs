//! A browser of its own, with an empty profile.

use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

use crate::driver::Driver;

/// The fields end in their order: first the processes, then their files.
pub(crate) struct Browser {
    driver: WebDriver,
    _process: Driver,
    _profile: TempDir,
}

impl Browser {
    /// With a mouse, or with nothing but what is emulated later.
    pub(crate) async fn start(has_mouse: bool) -> Self {
        let (process, profile) = (Driver::start(), TempDir::new().expect("a folder"));
        let mut wanted = DesiredCapabilities::chrome();
        for argument in ARGUMENTS.into_iter().chain(has_mouse.then_some(MOUSE)) {
            wanted.add_arg(argument).expect("an argument");
        }
        let folder = profile.path().display();
        wanted.add_arg(&format!("--user-data-dir={folder}")).expect("an argument");
        let driver = WebDriver::new(process.url(), wanted).await.expect("a browser");
        Self { driver, _process: process, _profile: profile }
    }

    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }
}

impl Drop for Browser {
    /// Nobody asks the browser to leave, which takes it long: its process is ended.
    fn drop(&mut self) {
        let _ = self.driver.clone().leak();
    }
}

/// Without a screen, without the isolation that root has not got, and without calls of the browser's own.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

/// Where there is no screen, there is no mouse either, and what shows below a mouse would not show.
const MOUSE: &str = "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,\
    availablePointerTypes=4";
