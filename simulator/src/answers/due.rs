//! What is due at a place of a request, by the schema.

use sendapi_core::schema::{Field, Form, Shape, Struct, Type};
use serde_json::{Map, Value};

/// The members that an object has, by its shape and its tag.
pub(crate) struct Known {
    members: Option<&'static Struct>,
    content: Option<Content>,
}

/// The name of the member that holds what the tag names, and the shape of that.
type Content = (&'static str, fn() -> &'static Shape);

impl Known {
    pub(crate) fn of(shape: &'static Shape, object: &Map<String, Value>) -> Self {
        let form = match &shape.form {
            Form::Struct(form) => return Self { members: Some(form), content: None },
            Form::Tagged(form) => form,
        };
        let word = object.get(form.tag.name).and_then(Value::as_str);
        let variant = word.and_then(|word| form.variant(word));
        match (form.content, variant) {
            (Some(content), Some(variant)) => {
                Self { members: None, content: Some((content.name, variant.shape)) }
            }
            (None, Some(variant)) => Self { members: Some(variant.members()), content: None },
            (_, None) => Self { members: None, content: None },
        }
    }

    pub(crate) fn due(&self, name: &str) -> Option<Due> {
        if let Some((_, shape)) = self.content.filter(|(own, _)| *own == name) {
            return Some(Due { ty: Type::Object(shape), field: None });
        }
        let field = self.members?.named(name)?;
        Some(Due { ty: field.ty, field: Some(field) })
    }

    /// The member whose absence breaks a rule.
    pub(crate) fn required(&self, rule: &str) -> Option<&'static str> {
        let fields = self.members?.fields;
        fields.iter().find(|field| field.required == Some(rule)).map(|field| field.name)
    }
}

/// What is due under a name.
#[derive(Clone, Copy)]
pub(crate) struct Due {
    pub(crate) ty: Type,
    /// None for what the tag of the object names.
    pub(crate) field: Option<&'static Field>,
}

impl Due {
    pub(crate) fn is_optional(self) -> bool {
        self.field.is_some_and(|field| field.required.is_none())
    }

    /// Whether a number is as good as text.
    pub(crate) fn has_numbers(self) -> bool {
        self.field.is_some_and(|field| field.integers || field.fractions)
    }

    fn below(self, step: &str, value: &Value) -> Option<Self> {
        match (self.ty, value) {
            (Type::Object(shape), Value::Object(members)) => Known::of(shape(), members).due(step),
            (Type::List(item), Value::Array(_)) => Some(Self { ty: *item, ..self }),
            _ => None,
        }
    }
}

/// What is due at a JSON pointer, and what is there.
pub(crate) fn at<'v>(
    shape: &'static Shape,
    request: &'v Value,
    pointer: &str,
) -> Option<(Due, Option<&'v Value>)> {
    let mut steps = pointer.split('/').skip(1).map(unescaped);
    let first = steps.next()?;
    let due = Known::of(shape, request.as_object()?).due(&first)?;
    let mut place = (due, step_into(request, &first));
    for step in steps {
        let (due, value) = place;
        let value = value?;
        place = (due.below(&step, value)?, step_into(value, &step));
    }
    Some(place)
}

/// The steps of a JSON pointer are escaped: RFC 6901.
pub(crate) fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

fn step_into<'v>(value: &'v Value, step: &str) -> Option<&'v Value> {
    match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        value => value.get(step),
    }
}
