//! The members of a request as they came, and what the platform reads in them.

use std::collections::BTreeSet;

use sendapi_core::schema::{Form, Shape, Type};
use serde_json::{Map, Value};

use super::fit::{self, Fitting};
use super::json;
use crate::answers::refusal::Refusal;

#[derive(Clone)]
pub(crate) struct Given {
    /// A JSON body as it arrived.
    pub(crate) text: Option<String>,
    pub(crate) body: Value,
    /// The members that came as text, so that text is the only way to write them.
    pub(crate) parameters: BTreeSet<String>,
    /// Whether it reads or deletes.
    pub(crate) reads: bool,
}

/// A request as the platform reads it.
pub(crate) struct Fitted {
    pub(crate) json: String,
    pub(crate) body: Value,
    /// As it was written, where that is another than what is read.
    pub(crate) written: Option<String>,
}

impl Fitted {
    /// Without members of a name that the shape does not know, which have no effect: in what reads they are parameters of
    /// something else, elsewhere they are told.
    pub(crate) fn without_strangers(self, shape: &'static Shape, reads: bool) -> Self {
        let Value::Object(members) = &self.body else { return self };
        let is_stranger = |name: &String| is_stranger(shape, members, name);
        if !members.keys().any(is_stranger) {
            return self;
        }
        let known = members.iter().filter(|(name, _)| !is_stranger(name));
        let body: Value =
            known.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>().into();
        let written = self.written.or(Some(self.json).filter(|_| !reads));
        Self { json: body.to_string(), body, written }
    }
}

/// A member with no effect; one that the platform refuses, or that has a place elsewhere, is none.
fn is_stranger(shape: &'static Shape, members: &Map<String, Value>, name: &str) -> bool {
    let form = match &shape.form {
        Form::Struct(form) => form,
        Form::Tagged(form) => {
            let word = members.get(form.tag.name).and_then(Value::as_str);
            let Some(variant) = word.and_then(|word| form.variant(word)) else { return false };
            if name == form.tag.name || form.content.is_some() {
                return false;
            }
            variant.members()
        }
    };
    let is_refused = form.refused.iter().any(|refused| refused.has(name));
    !form.open && !is_refused && form.named(name).is_none()
}

impl Given {
    /// Leaves out what nobody knows and nobody reads; tells whether there was so much.
    pub(crate) fn leave_out(&mut self, shape: &'static Shape) -> bool {
        let Value::Object(members) = &mut self.body else { return false };
        let strangers = members.keys().filter(|name| is_stranger(shape, members, name));
        let surplus: Vec<_> = strangers.skip(MOST_STRANGERS).cloned().collect();
        for name in &surplus {
            members.remove(name);
        }
        if !surplus.is_empty() {
            self.text = None;
        }
        !surplus.is_empty()
    }

    /// Read as an object of this shape.
    pub(crate) fn fitted(&self, shape: &'static Shape) -> Result<Fitted, Refusal> {
        let Value::Object(members) = &self.body else { return Ok(self.as_it_is()) };
        self.check_parameters(members, shape)?;
        let fitted = Fitting::new(self.reads).object(members, shape);
        if fitted == *members {
            return Ok(self.as_it_is());
        }
        let written = Value::Object(self.written(members, &fitted));
        let body = Value::Object(fitted);
        let written = (written != body).then(|| written.to_string());
        Ok(Fitted { json: body.to_string(), body, written })
    }

    /// Without a shape: text that is an object or a list of JSON is that.
    pub(crate) fn parsed(&self) -> Fitted {
        let Value::Object(members) = &self.body else { return self.as_it_is() };
        if self.parameters.is_empty() {
            return self.as_it_is();
        }
        let parsed = members.iter().map(|(name, value)| {
            let is_parameter = self.parameters.contains(name);
            let text = value.as_str().filter(|_| is_parameter);
            (name.clone(), text.and_then(fit::json).unwrap_or_else(|| value.clone()))
        });
        let body = Value::Object(parsed.collect());
        Fitted { json: body.to_string(), body, written: None }
    }

    fn as_it_is(&self) -> Fitted {
        let json = self.text.clone().unwrap_or_else(|| self.body.to_string());
        Fitted { json, body: self.body.clone(), written: None }
    }

    /// What somebody wrote who had no other way than text for parameters.
    fn written(
        &self,
        members: &Map<String, Value>,
        fitted: &Map<String, Value>,
    ) -> Map<String, Value> {
        let written = members.iter().filter_map(|(name, value)| {
            let is_parameter = self.parameters.contains(name);
            let value = if is_parameter { fitted.get(name)? } else { value };
            Some((name.clone(), value.clone()))
        });
        written.collect()
    }

    /// Whether what has to be JSON, and looks like it, is.
    fn check_parameters(
        &self,
        members: &Map<String, Value>,
        shape: &'static Shape,
    ) -> Result<(), Refusal> {
        for name in &self.parameters {
            let due = shape.members().named(name).map(|field| field.ty);
            let text = members.get(name).and_then(Value::as_str);
            let text = text.filter(|text| fit::looks_like_json(text));
            let (Some(Type::Object(_) | Type::List(_)), Some(text)) = (due, text) else { continue };
            json::value(text).map_err(|fault| Refusal::parameter_json(name, &fault))?;
        }
        Ok(())
    }
}

/// Members with no effect that are looked at, each of which is told.
const MOST_STRANGERS: usize = 50;
