//! A finger on the glass.

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

    /// Holds a finger on it. Browsers of phones make a context menu of that, but this one does so for the second
    /// button only.
    pub(crate) async fn holds(&self, selector: &str) {
        let (x, y) = self.middle_of(selector).await;
        for kind in ["mousePressed", "mouseReleased"] {
            let press = json!({ "type": kind, "x": x, "y": y, "button": "right", "clickCount": 1 });
            self.command("Input.dispatchMouseEvent", press).await;
        }
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
