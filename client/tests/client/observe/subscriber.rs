//! A subscriber that writes all down.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::{LookupSpan, Scope};

/// A span or an event.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) target: String,
    pub(crate) name: String,
    pub(crate) level: String,
    /// The spans around it, the outermost first.
    pub(crate) within: Vec<&'static str>,
    pub(crate) fields: BTreeMap<&'static str, String>,
    id: Option<u64>,
}

/// All spans and events, in their order.
#[derive(Clone, Default)]
pub(crate) struct Spans(Arc<Mutex<Vec<Seen>>>);

impl Spans {
    pub(crate) fn all(&self) -> Vec<Seen> {
        self.0.lock().unwrap().clone()
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut within: Vec<_> =
            context.span_scope(id).into_iter().flatten().map(|span| span.name()).collect();
        within.remove(0);
        within.reverse();
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let metadata = attributes.metadata();
        self.0.lock().unwrap().push(Seen {
            target: metadata.target().to_owned(),
            name: metadata.name().to_owned(),
            level: metadata.level().to_string(),
            within,
            fields: fields.0,
            id: Some(id.into_u64()),
        });
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        let mut seen = self.0.lock().unwrap();
        let span = seen.iter_mut().rev().find(|seen| seen.id == Some(id.into_u64())).unwrap();
        span.fields.append(&mut fields.0);
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let within = context.event_scope(event).into_iter().flat_map(Scope::from_root);
        self.0.lock().unwrap().push(Seen {
            target: event.metadata().target().to_owned(),
            name: fields.0.remove("message").unwrap_or_default(),
            level: event.metadata().level().to_string(),
            within: within.map(|span| span.name()).collect(),
            fields: fields.0,
            id: None,
        });
    }
}

#[derive(Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}
