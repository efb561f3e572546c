//! A recorder that writes all down.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use metrics::{
    Counter, CounterFn, Gauge, GaugeFn, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder,
    SharedString, Unit,
};

/// Names with their labels, as `name{label=value,…}`, and all the values that were given to them.
#[derive(Clone, Default)]
pub(crate) struct Numbers(Arc<Mutex<BTreeMap<String, Vec<f64>>>>);

impl Numbers {
    pub(crate) fn all(&self) -> BTreeMap<String, Vec<f64>> {
        self.0.lock().unwrap().clone()
    }

    /// The values of what has this name with these labels.
    pub(crate) fn of(&self, key: &str) -> Vec<f64> {
        self.all().remove(key).unwrap_or_default()
    }

    fn slot(&self, key: &Key) -> Arc<Slot> {
        let labels: Vec<_> =
            key.labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        let name = match key.name() {
            name if labels.is_empty() => name.to_owned(),
            name => format!("{name}{{{}}}", labels.join(",")),
        };
        Arc::new(Slot { name, numbers: self.clone() })
    }
}

impl Recorder for Numbers {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.slot(key))
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::from_arc(self.slot(key))
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::from_arc(self.slot(key))
    }
}

struct Slot {
    name: String,
    numbers: Numbers,
}

impl Slot {
    fn add(&self, value: f64) {
        self.numbers.0.lock().unwrap().entry(self.name.clone()).or_default().push(value);
    }
}

impl CounterFn for Slot {
    fn increment(&self, value: u64) {
        self.add(f64::from(u32::try_from(value).unwrap()));
    }

    fn absolute(&self, _: u64) {
        unreachable!("nothing here counts so");
    }
}

impl GaugeFn for Slot {
    fn increment(&self, value: f64) {
        self.add(value);
    }

    fn decrement(&self, value: f64) {
        self.add(-value);
    }

    fn set(&self, _: f64) {
        unreachable!("nothing here is set");
    }
}

impl HistogramFn for Slot {
    fn record(&self, value: f64) {
        self.add(value);
    }
}
