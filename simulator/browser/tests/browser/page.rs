//! The chat page in a browser: what a person does there and sees.

use std::fmt::Display;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use sendapi_simulator::Simulator;
use serde_json::{Value, json};
use thirtyfour::{By, Key, WebElement};

use crate::browser::Browser;
use crate::screen::Screen;

pub(crate) struct Page {
    browser: Browser,
    screen: Screen,
}

impl Page {
    pub(crate) async fn open(simulator: &Simulator, screen: Screen) -> Self {
        Self::at(&simulator.chat_url(), screen).await
    }

    pub(crate) async fn at(url: &str, screen: Screen) -> Self {
        let page = Self { browser: Browser::start(!screen.is_phone()).await, screen };
        screen.apply(page.browser.driver()).await;
        page.goes_to(url).await;
        page
    }

    pub(crate) async fn goes_to(&self, url: &str) {
        self.browser.driver().goto(url).await.expect("a page");
    }

    pub(crate) fn screen(&self) -> Screen {
        self.screen
    }

    /// The same page under other light.
    pub(crate) async fn changes_to(&mut self, screen: Screen) {
        self.screen = screen;
        screen.apply(self.browser.driver()).await;
    }

    /// Chooses a conversation in the list.
    pub(crate) async fn chooses(&self, person: &str) {
        self.clicks(&format!("[data-conversation='{person}']")).await;
        self.sees("#message").await;
    }

    /// Writes with the keys and sends by Enter.
    pub(crate) async fn says(&self, text: &str) {
        self.types("#message", text).await;
        self.presses(Key::Enter).await;
    }

    pub(crate) async fn types(&self, selector: &str, text: &str) {
        self.clicks(selector).await;
        self.element(selector).await.send_keys(text).await.expect("a key");
    }

    /// Goes to the controls, which on a phone hide the conversation.
    pub(crate) async fn opens_controls(&self) {
        if self.screen.is_phone() {
            self.clicks("#inspector-toggle").await;
        }
        self.clicks("#tab-controls").await;
        self.sees("#controls").await;
    }

    pub(crate) async fn leaves_controls(&self) {
        if self.screen.is_phone() {
            self.clicks("#inspector [aria-label^='Back']").await;
        }
    }

    /// Gives a field for files these, as one does in the dialog of the system.
    pub(crate) async fn attaches(&self, selector: &str, paths: &[PathBuf]) {
        let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        self.element(selector).await.send_keys(paths.join("\n")).await.expect("a field for files");
    }

    /// Chooses from a list that drops down.
    pub(crate) async fn chooses_option(&self, list: &str, value: &str) {
        self.sees(list).await;
        let option = self.element(&format!("{list} option[value='{value}']")).await;
        option.click().await.expect("an option");
    }

    /// Takes what is in a field away and types something else.
    pub(crate) async fn types_anew(&self, selector: &str, text: &str) {
        self.sees(selector).await;
        self.element(selector).await.clear().await.expect("a field");
        self.types(selector, text).await;
    }

    /// Presses a key, wherever the focus is.
    pub(crate) async fn presses(&self, key: Key) {
        self.browser.driver().action_chain().send_keys(key).perform().await.expect("a key");
    }

    pub(crate) async fn presses_with_shift(&self, key: Key) {
        let keys = self.browser.driver().action_chain().key_down(Key::Shift).send_keys(key);
        keys.key_up(Key::Shift).perform().await.expect("a key");
    }

    /// Types a letter, wherever the focus is.
    pub(crate) async fn types_letter(&self, letter: char) {
        let keys = self.browser.driver().action_chain().send_keys(letter.to_string());
        keys.perform().await.expect("a key");
    }

    pub(crate) async fn has_focus(&self, selector: &str) -> bool {
        let script = "return document.activeElement.matches(arguments[0])";
        self.runs(script, [json!(selector)]).await == true
    }

    /// What has the focus, in short.
    pub(crate) async fn focused(&self) -> String {
        let script = "const it = document.activeElement; \
            return `${it.outerHTML.split('>')[0]}> ${it.textContent.slice(0, 60)}`";
        self.runs(script, []).await.as_str().unwrap_or_default().to_owned()
    }

    /// Turns the wheel over what the selector finds: down, or up if it is less than nothing.
    pub(crate) async fn turns_wheel_on(&self, selector: &str, by: i32) {
        let (x, y) = self.middle_of(selector).await;
        let turn = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by });
        self.command("Input.dispatchMouseEvent", turn).await;
    }

    /// Clicks as soon as it is there to be clicked.
    pub(crate) async fn clicks(&self, selector: &str) {
        self.sees(selector).await;
        let until = Instant::now() + PATIENCE;
        while let Err(error) = self.element(selector).await.click().await {
            assert!(Instant::now() < until, "{}: `{selector}`: {error}", self.screen);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Brings what lies further down onto the glass.
    pub(crate) async fn scrolls_to(&self, selector: &str) {
        self.element(selector).await.scroll_into_view().await.expect("what is there");
        self.sees(selector).await;
    }

    pub(crate) async fn points_at(&self, selector: &str) {
        self.sees(selector).await;
        let element = self.element(selector).await;
        let driver = self.browser.driver();
        driver.action_chain().move_to_element_center(&element).perform().await.expect("a mouse");
    }

    /// Waits until something is to be seen.
    pub(crate) async fn sees(&self, selector: &str) {
        self.waits_for(format!("`{selector}`"), async || self.count_seen(selector).await > 0).await;
    }

    pub(crate) async fn no_longer_sees(&self, selector: &str) {
        let what = format!("`{selector}` to be gone");
        self.waits_for(what, async || self.count_seen(selector).await == 0).await;
    }

    /// Waits until the text is to be read within what the selector finds.
    pub(crate) async fn reads(&self, selector: &str, text: &str) {
        let what = format!("`{text}` in `{selector}`");
        self.waits_for(what, async || self.look("text", selector, text).await == true).await;
    }

    /// How many of them are on the glass.
    pub(crate) async fn count_seen(&self, selector: &str) -> u64 {
        self.look("elements", selector, "").await.as_u64().expect("a number")
    }

    /// How many of them there are, seen or not.
    pub(crate) async fn count(&self, selector: &str) -> usize {
        self.browser.driver().find_all(By::Css(selector)).await.expect("elements").len()
    }

    pub(crate) async fn middle_of(&self, selector: &str) -> (f64, f64) {
        self.sees(selector).await;
        let point = self.look("middle", selector, "").await;
        (point[0].as_f64().expect("a place"), point[1].as_f64().expect("a place"))
    }

    /// Waits, and if it is in vain, tells what is on the page instead.
    pub(crate) async fn waits_for(&self, what: impl Display, is_there: impl AsyncFn() -> bool) {
        let until = Instant::now() + PATIENCE;
        while !is_there().await {
            if Instant::now() > until {
                let (screen, text) = (self.screen, self.text().await);
                self.keeps_picture(&format!("failed-{}", test())).await;
                panic!("{screen}: waited {PATIENCE:?} for {what}\non the page:\n{text}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Keeps what is on the glass, under a name after that of the screen.
    pub(crate) async fn keeps_picture(&self, name: &str) {
        self.keeps_picture_as(&format!("{}-{name}", self.screen)).await;
    }

    pub(crate) async fn keeps_picture_as(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(format!("{name}.png"));
        self.browser.driver().screenshot(&file).await.expect("a picture");
    }

    /// What is written on the page, or the end of it.
    pub(crate) async fn text(&self) -> String {
        let text = self.runs("return document.body.innerText.slice(-3000)", []).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    pub(crate) async fn value_of(&self, selector: &str) -> String {
        self.element(selector).await.value().await.expect("a field").unwrap_or_default()
    }

    /// Runs a script in the page and gives what it returns.
    pub(crate) async fn runs<const N: usize>(&self, script: &str, with: [Value; N]) -> Value {
        let answer = self.browser.driver().execute(script, with.to_vec()).await;
        answer.expect("a script").json().clone()
    }

    /// Runs a script whose last argument is called with what it comes to.
    pub(crate) async fn awaits(&self, script: &str) -> Value {
        let answer = self.browser.driver().execute_async(script, Vec::new()).await;
        answer.expect("a script").json().clone()
    }

    /// Tells the browser something that no person does.
    pub(crate) async fn command(&self, name: &str, parameters: Value) {
        self.browser.driver().cdp().send_raw(name, parameters).await.expect(name);
    }

    async fn element(&self, selector: &str) -> WebElement {
        self.browser.driver().find(By::Css(selector)).await.expect(selector)
    }

    async fn look(&self, question: &str, selector: &str, text: &str) -> Value {
        self.runs(LOOK, [json!(question), json!(selector), json!(text)]).await
    }
}

/// The test that runs, for the name of a file.
fn test() -> String {
    std::thread::current().name().unwrap_or("test").replace("::", "-")
}

const LOOK: &str = include_str!("look.js");
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(50);
