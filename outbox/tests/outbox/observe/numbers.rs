//! A recorder that keeps the sums of counters, the values of gauges, and how often histograms were given something.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use metrics::{
    Counter, CounterFn, Gauge, GaugeFn, Histogram, HistogramFn, Key, KeyName, Metadata, Recorder,
    SharedString, Unit,
};

/// Names with their labels, as `name{label=value,…}`.
#[derive(Clone, Default)]
pub(crate) struct Numbers(Arc<Mutex<BTreeMap<String, f64>>>);

impl Numbers {
    pub(crate) fn all(&self) -> BTreeMap<String, f64> {
        self.0.lock().unwrap().clone()
    }

    pub(crate) fn of(&self, key: &str) -> Option<f64> {
        self.all().get(key).copied()
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
    fn change(&self, change: impl FnOnce(f64) -> f64) {
        let mut numbers = self.numbers.0.lock().unwrap();
        let value = numbers.entry(self.name.clone()).or_default();
        *value = change(*value);
    }
}

impl CounterFn for Slot {
    fn increment(&self, more: u64) {
        self.change(|value| value + f64::from(u32::try_from(more).unwrap()));
    }

    fn absolute(&self, _: u64) {
        unreachable!("nothing here counts so");
    }
}

impl GaugeFn for Slot {
    fn increment(&self, more: f64) {
        self.change(|value| value + more);
    }

    fn decrement(&self, less: f64) {
        self.change(|value| value - less);
    }

    fn set(&self, value: f64) {
        self.change(|_| value);
    }
}

impl HistogramFn for Slot {
    fn record(&self, value: f64) {
        assert!((0.0..600.0).contains(&value), "{} is {value} seconds", self.name);
        self.change(|count| count + 1.0);
    }
}
