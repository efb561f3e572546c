//! A finger on the glass.

use std::time::Duration;

use serde_json::{Value, json};

use crate::page::Page;

impl Page {
    /// With a finger on a phone, else with the mouse.
    pub(crate) async fn picks(&self, selector: &str) {
        if self.screen().is_phone() {
            self.taps_on(selector).await;
        } else {
            self.clicks(selector).await;
        }
    }

    /// Puts a finger down on what the selector finds, and lifts it.
    pub(crate) async fn taps_on(&self, selector: &str) {
        let (x, y) = self.middle_of(selector).await;
        self.touch("touchStart", Some((x, y))).await;
        self.touch("touchEnd", None).await;
    }

    /// Puts a finger down on it, and lifts it when it has rested there.
    pub(crate) async fn holds(&self, selector: &str) {
        let point = self.middle_of(selector).await;
        self.touch("touchStart", Some(point)).await;
        tokio::time::sleep(A_WHILE).await;
        self.touch("touchEnd", None).await;
    }

    /// Puts a finger down on it and moves it up before it has rested, as one does to read on.
    pub(crate) async fn drags_up_from(&self, selector: &str) {
        let (x, y) = self.middle_of(selector).await;
        self.touch("touchStart", Some((x, y))).await;
        for step in 1..=STEPS {
            self.touch("touchMove", Some((x, y - f64::from(step) * 6.0))).await;
        }
        tokio::time::sleep(A_WHILE).await;
        self.touch("touchEnd", None).await;
    }

    /// Moves the finger over it to the left, as one does to see what is on the right.
    pub(crate) async fn swipes_left_on(&self, selector: &str) {
        let (x, y) = self.middle_of(selector).await;
        self.touch("touchStart", Some((x + 60.0, y))).await;
        for step in 1..=STEPS {
            self.touch("touchMove", Some((x + 60.0 - f64::from(step) * 18.0, y))).await;
        }
        self.touch("touchEnd", None).await;
    }

    async fn touch(&self, kind: &str, point: Option<(f64, f64)>) {
        let points: Vec<Value> =
            point.map(|(x, y)| json!({ "x": x, "y": y })).into_iter().collect();
        let parameters = json!({ "type": kind, "touchPoints": points });
        self.command("Input.dispatchTouchEvent", parameters).await;
    }
}

const STEPS: u8 = 12;
const A_WHILE: Duration = Duration::from_millis(700);
