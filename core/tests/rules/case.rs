//! How a case is written: a sound request, and the one place in it where the two requests of the case differ.
//!
//! Members stand in alphabetical order in what is read, so of two that exclude each other the later is reported.

use sendapi_core::convert::value::Schema;
use sendapi_core::{
    Call, Instagram, Message, Messenger, Platform, PlatformKind, Request, Severity, Violation,
};
use serde_json::{Value, json};

/// Stands for a member that is left out.
pub(crate) const GONE: Value = Value::Null;

/// A rule, a request that breaks it and nothing else, and the nearest one that keeps it.
pub(crate) struct Case {
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    /// Where the break is reported.
    pub(crate) at: String,
    pub(crate) broken: Draft,
    pub(crate) kept: Draft,
}

/// A request, as JSON.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) platform: PlatformKind,
    pub(crate) json: Value,
    reader: Reader,
}

/// How the library reads a request of some kind.
#[derive(Clone, Copy, Debug)]
struct Reader {
    /// What such a request is called where its JSON Schema is asked for.
    subject: &'static str,
    judged: fn(PlatformKind, &Value) -> Vec<Violation>,
    sent: fn(PlatformKind, &Value) -> Value,
}

/// A message on Messenger.
pub(crate) fn messenger(message: Value) -> Draft {
    let json = json!({
        "recipient": { "id": "5830019274461" },
        "messaging_type": "RESPONSE",
        "message": message,
    });
    Draft { platform: PlatformKind::Messenger, json, reader: MESSAGE }
}

/// A message on Instagram.
pub(crate) fn instagram(message: Value) -> Draft {
    let json = json!({ "recipient": { "id": "17841400932" }, "message": message });
    Draft { platform: PlatformKind::Instagram, json, reader: MESSAGE }
}

/// A sender action on Messenger.
pub(crate) fn action(name: &str) -> Draft {
    let json = json!({ "recipient": { "id": "5830019274461" }, "sender_action": name });
    Draft { platform: PlatformKind::Messenger, json, reader: MESSAGE }
}

/// A call on Messenger.
pub(crate) fn call<C: Call>(json: Value) -> Draft {
    let reader = Reader { subject: C::SHAPE.name, judged: call_judged::<C>, sent: call_sent::<C> };
    Draft { platform: PlatformKind::Messenger, json, reader }
}

/// The `message` around a template.
pub(crate) fn template(payload: Value) -> Value {
    json!({ "attachment": { "type": "template", "payload": payload } })
}

/// Text of so many characters.
pub(crate) fn long(characters: usize) -> String {
    "x".repeat(characters)
}

/// A list of so many equal items.
pub(crate) fn many(count: usize, item: Value) -> Value {
    vec![item; count].into()
}

/// A case of two requests that differ in more than one place.
pub(crate) fn pair(rule: &'static str, at: &str, broken: Draft, kept: Draft) -> Case {
    Case { rule, severity: Severity::Reject, at: at.to_owned(), broken, kept }
}

impl Case {
    /// The same, reported elsewhere.
    pub(crate) fn at(self, pointer: &str) -> Self {
        Self { at: pointer.to_owned(), ..self }
    }

    /// The same, with another neighbour.
    pub(crate) fn kept(self, kept: Draft) -> Self {
        Self { kept, ..self }
    }

    /// The same, for a rule that warns.
    pub(crate) fn warns(self) -> Self {
        Self { severity: Severity::Warn, ..self }
    }
}

impl Draft {
    /// The same request with another value at `pointer`, or without the member there.
    #[must_use]
    pub(crate) fn with(&self, pointer: &str, value: impl Into<Value>) -> Self {
        let mut draft = self.clone();
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer has a slash");
        match (draft.json.pointer_mut(parent), value.into()) {
            (Some(Value::Object(members)), Value::Null) => _ = members.remove(name),
            (Some(Value::Object(members)), value) => _ = members.insert(name.to_owned(), value),
            (Some(Value::Array(items)), value) => items[name.parse::<usize>().unwrap()] = value,
            _ => panic!("nothing at {parent}"),
        }
        draft
    }

    /// The case in which one value breaks a rule and another, or none, keeps it. It is reported at the value; where the
    /// value is left out, at the object that lacks it.
    pub(crate) fn breaks(
        &self,
        rule: &'static str,
        pointer: &str,
        broken: impl Into<Value>,
        kept: impl Into<Value>,
    ) -> Case {
        let broken = broken.into();
        let parent = || pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let at = if broken.is_null() { parent() } else { pointer };
        pair(rule, at, self.with(pointer, broken), self.with(pointer, kept))
    }

    /// The same request on Instagram.
    #[must_use]
    pub(crate) fn on_instagram(&self) -> Self {
        Self { platform: PlatformKind::Instagram, ..self.clone() }
    }

    /// What such a request is called where its JSON Schema is asked for.
    #[cfg(feature = "reference")]
    pub(crate) const fn subject(&self) -> &'static str {
        self.reader.subject
    }

    /// What the library has to say about the request.
    pub(crate) fn judged(&self) -> Vec<Violation> {
        (self.reader.judged)(self.platform, &self.sorted())
    }

    /// The request as the library sends it.
    pub(crate) fn sent(&self) -> Value {
        (self.reader.sent)(self.platform, &self.sorted())
    }

    /// The request with its members in alphabetical order, also where `serde_json` keeps that of the source.
    fn sorted(&self) -> Value {
        let mut json = self.json.clone();
        json.sort_all_objects();
        json
    }
}

const MESSAGE: Reader = Reader {
    subject: Request::SHAPE.name,
    judged: |platform, json| match platform {
        PlatformKind::Messenger => judged::<Messenger>(json),
        PlatformKind::Instagram => judged::<Instagram>(json),
    },
    sent: |platform, json| match platform {
        PlatformKind::Messenger => sent::<Messenger>(json),
        PlatformKind::Instagram => sent::<Instagram>(json),
    },
};

fn judged<P: Platform>(json: &Value) -> Vec<Violation> {
    match Message::<P>::from_json(&json.to_string()) {
        Ok(message) => message.warnings(),
        Err(invalid) => invalid.violations().to_vec(),
    }
}

fn sent<P: Platform>(json: &Value) -> Value {
    let message = Message::<P>::from_json(&json.to_string()).expect("the request is sound");
    let mut bytes = Vec::new();
    message.write_json(&mut bytes);
    written(&bytes, &message)
}

fn call_judged<C: Call>(platform: PlatformKind, json: &Value) -> Vec<Violation> {
    let json = json.to_string();
    let judged = match platform {
        PlatformKind::Messenger => {
            C::from_json::<Messenger>(&json).map(|call| call.warnings::<Messenger>())
        }
        PlatformKind::Instagram => {
            C::from_json::<Instagram>(&json).map(|call| call.warnings::<Instagram>())
        }
    };
    judged.unwrap_or_else(|invalid| invalid.violations().to_vec())
}

fn call_sent<C: Call>(platform: PlatformKind, json: &Value) -> Value {
    let json = json.to_string();
    let call = match platform {
        PlatformKind::Messenger => C::from_json::<Messenger>(&json),
        PlatformKind::Instagram => C::from_json::<Instagram>(&json),
    };
    let (call, mut bytes) = (call.expect("the call is sound"), Vec::new());
    call.write_json(&mut bytes);
    written(&bytes, &call)
}

/// What was written, which serde writes as well.
fn written(bytes: &[u8], value: &impl serde_core::Serialize) -> Value {
    let written: Value = serde_json::from_slice(bytes).expect("what is written is JSON");
    assert_eq!(written, serde_json::to_value(value).expect("it serializes"));
    written
}
