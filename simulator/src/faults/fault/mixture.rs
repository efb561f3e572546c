//! Something of everything.

use std::time::Duration;

use crate::{Fault, Usage};

impl Fault {
    /// Of everything something, each as likely as the others, so that faults are `share` of all
    /// requests: for [`Faults::at_random`](crate::Faults::at_random).
    ///
    /// There is no stall among them: a client without a time limit would never get over it.
    #[must_use]
    pub fn mixture(share: f64) -> Vec<(Self, f64)> {
        let faults = kinds();
        let chance = share / faults.iter().map(|_| 1.0).sum::<f64>();
        faults.map(|fault| (fault, chance)).into()
    }
}

fn kinds() -> [Fault; 24] {
    [
        Fault::graph_error(-1, None).delivered(),
        Fault::graph_error(1, None).delivered(),
        Fault::graph_error(1, 1_357_046),
        Fault::graph_error(2, None),
        Fault::graph_error(1200, None).transient(),
        Fault::graph_error(613, None).and_usage(Usage::business(100)),
        Fault::graph_error(36000, None),
        Fault::status(503),
        Fault::status(429).retry_after(Duration::from_secs(1)),
        Fault::html(502),
        Fault::html(504).delivered(),
        Fault::gateway(502).delivered(),
        Fault::gateway(503),
        Fault::redirect(302, ELSEWHERE),
        Fault::redirect(307, ELSEWHERE),
        Fault::delay(Duration::from_millis(500)),
        Fault::cut_before_reading(),
        Fault::cut_after_reading(),
        Fault::cut_after_reading().delivered(),
        Fault::half_an_answer(),
        Fault::half_an_answer().http_status(400),
        Fault::wrong_json(),
        Fault::json(200, "{}"),
        Fault::usage(others_limit()),
    ]
}

/// Another Page is at its limit, which is no reason to send less for this one.
fn others_limit() -> Usage {
    Usage::business(100).of_object("999").regained_after(Duration::from_secs(19 * 60))
}

/// Nothing is there.
const ELSEWHERE: &str = "/elsewhere";
