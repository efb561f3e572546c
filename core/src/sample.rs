//! Random requests out of the schema, for property tests: valid ones, nearly valid ones and broken ones.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::convert::value::Schema;
use crate::limit;
use crate::message::Request;
use crate::platform::PlatformKind;
use crate::schema::rule::{Relation, Rule};
use crate::schema::{Choices, Field, Form, Limit, Shape, Struct, Tagged, Type};

/// A source of requests. The same seed gives the same requests.
///
/// ```
/// use sendapi_core::PlatformKind;
/// use sendapi_core::sample::Sampler;
///
/// let request = Sampler::new(7, PlatformKind::Messenger).request();
/// assert!(request.is_object());
/// ```
#[derive(Debug)]
pub struct Sampler {
    rng: Rng,
    platform: PlatformKind,
    /// One value in so many is made wrong on purpose; 0 for none.
    faults: u32,
}

/// Texts that fit one format or another, and some that are hard to count.
const TEXTS: [&str; 16] = [
    "Good morning",
    "7204418830956127",
    "55",
    "https://example.com/bread?kind=rye#top",
    "http://example.com",
    "https://www.facebook.com/bakery/photos/1",
    "+16505551234",
    "RYE",
    "USD",
    "DE",
    "rye_bread_1",
    "{\"a\": [1]}",
    "👨‍👩‍👧‍👦 e\u{301}",
    "שלום",
    "line\nbreak \"quoted\" \\ \u{7f}",
    "SHIPPING",
];

/// Values of kinds that hardly any field takes.
const ODD_KINDS: usize = 6;

impl Sampler {
    /// A source whose requests are valid as far as single values go.
    #[must_use]
    pub fn new(seed: u64, platform: PlatformKind) -> Self {
        Self { rng: Rng::with_seed(seed), platform, faults: 0 }
    }

    /// A source that makes one value in `faults` wrong on purpose.
    #[must_use]
    pub fn with_faults(seed: u64, platform: PlatformKind, faults: u32) -> Self {
        Self { faults, ..Self::new(seed, platform) }
    }

    /// A request as JSON.
    pub fn request(&mut self) -> Value {
        self.object(Request::SHAPE)
    }

    fn slips(&mut self) -> bool {
        self.faults > 0 && self.rng.u32(..self.faults) == 0
    }

    fn object(&mut self, shape: &'static Shape) -> Value {
        let mut members = Map::new();
        match &shape.form {
            Form::Struct(form) => self.members(shape, form, &mut members),
            Form::Tagged(form) => self.tagged(form, &mut members),
        }
        // Beside the members of a request it would be passed over in JSON, and an error in a program.
        if self.slips() && shape.members().passed_over.is_none() {
            members.insert("priority".to_owned(), json!("high"));
        }
        Value::Object(members)
    }

    fn tagged(&mut self, form: &'static Tagged, members: &mut Map<String, Value>) {
        let word = self.word(form.tag.choices);
        let variant = form.variant(&word);
        members.insert(form.tag.name.to_owned(), word.into());
        let Some(variant) = variant else { return };
        match form.content {
            Some(content) if !variant.optional => {
                members.insert(content.name.to_owned(), self.object((variant.shape)()));
            }
            Some(_) => {}
            None => self.members((variant.shape)(), variant.members(), members),
        }
    }

    fn members(
        &mut self,
        shape: &'static Shape,
        form: &'static Struct,
        members: &mut Map<String, Value>,
    ) {
        for field in form.fields {
            let foreign = field.only.is_some_and(|only| only.platform != self.platform);
            let wanted = if field.optional { !foreign && self.rng.u32(..4) == 0 } else { true };
            if wanted != self.slips() {
                let value = self.field(field);
                members.insert(field.name.to_owned(), value);
            }
        }
        if !self.slips() {
            for rule in shape.rules.iter().chain(shape.rules) {
                self.heed(rule, form, members);
            }
        }
    }

    /// Puts in what a rule between members asks for, and takes out what it does not allow.
    fn heed(&mut self, rule: &Rule, form: &'static Struct, members: &mut Map<String, Value>) {
        let is_any =
            |members: &Map<String, Value>, name: &str, values: &[&str]| match members.get(name) {
                None => false,
                Some(_) if values.is_empty() => true,
                Some(Value::Bool(flag)) => values.contains(&flag.to_string().as_str()),
                Some(value) => value.as_str().is_some_and(|text| {
                    values.iter().any(|value| value.eq_ignore_ascii_case(text))
                }),
            };
        match rule.relation {
            Relation::AtMostOne(names) => {
                let keep = self.rng.choice(
                    names.iter().filter(|name| members.contains_key(**name)).collect::<Vec<_>>(),
                );
                members.retain(|name, _| {
                    !names.contains(&name.as_str()) || keep.is_some_and(|keep| keep == name)
                });
            }
            Relation::AtLeastOne(names)
                if !names.iter().any(|name| members.contains_key(*name)) =>
            {
                let one = names.get(self.rng.usize(..names.len())).copied().unwrap_or_default();
                self.put(one, form, members);
            }
            Relation::OnlyWith { field, with, values } if !is_any(members, with, values) => {
                members.remove(field);
            }
            Relation::NotWith { field, with, values } if is_any(members, with, values) => {
                members.remove(field);
            }
            Relation::Needs { field, values, needs }
                if is_any(members, field, values) && !members.contains_key(needs) =>
            {
                self.put(needs, form, members);
            }
            _ => {}
        }
    }

    fn put(&mut self, name: &str, form: &'static Struct, members: &mut Map<String, Value>) {
        let here = |field: &&Field| field.only.is_none_or(|only| only.platform == self.platform);
        if let Some(field) = form.fields.iter().find(|field| field.name == name).filter(here) {
            let value = self.field(field);
            members.insert(name.to_owned(), value);
        }
    }

    fn field(&mut self, field: &'static Field) -> Value {
        if self.slips() {
            return self.odd();
        }
        match field.ty {
            Type::List(item) => {
                let count = self.count(field);
                (0..count).map(|_| self.value(field, *item)).collect()
            }
            ty => self.value(field, ty),
        }
    }

    fn value(&mut self, field: &'static Field, ty: Type) -> Value {
        match ty {
            Type::Text => self.text(field).into(),
            Type::Integer => self.rng.u64(1..8).into(),
            Type::Number => json!(f64::from(self.rng.u32(..2000)) / 4.0),
            Type::Bool => self.rng.bool().into(),
            Type::Choice(choices) => self.word(choices()).into(),
            Type::Object(shape) => self.object(shape()),
            Type::List(item) => json!([self.value(field, *item)]),
        }
    }

    fn word(&mut self, choices: &'static Choices) -> String {
        if self.slips() {
            return "NEWS".to_owned();
        }
        let here = |only: Option<crate::schema::Only>| {
            only.is_none_or(|only| only.platform == self.platform)
        };
        let open: Vec<_> = choices.choices.iter().filter(|choice| here(choice.only)).collect();
        let word = self.rng.choice(open).map_or("", |choice| choice.value);
        if choices.any_case && self.rng.u32(..8) == 0 {
            word.to_ascii_uppercase()
        } else {
            word.to_owned()
        }
    }

    fn text(&mut self, field: &Field) -> String {
        let fits = |text: &str| {
            let mut checks = field.checks.iter().filter(|check| check.holds_on(self.platform));
            checks.all(|check| limit::text_fault(&check.limit, text).is_none())
        };
        let fitting: Vec<_> = TEXTS.into_iter().filter(|text| fits(text)).collect();
        let most =
            field.checks.iter().filter(|check| check.holds_on(self.platform)).find_map(|check| {
                match check.limit {
                    Limit::Chars { max, .. } => max,
                    Limit::Bytes { max } => Some(max),
                    _ => None,
                }
            });
        match (most, self.rng.u32(..6)) {
            (Some(most), 0) => "x".repeat(most),
            (Some(most), 1) if self.slips() => "x".repeat(most + 1),
            (_, 2) if self.slips() => String::new(),
            (_, 3) if self.slips() => self.rng.choice(TEXTS).unwrap_or_default().to_owned(),
            _ => self.rng.choice(fitting).unwrap_or_default().to_owned(),
        }
    }

    fn count(&mut self, field: &Field) -> usize {
        let (mut least, mut most) = (0, 3);
        for check in field.checks.iter().filter(|check| check.holds_on(self.platform)) {
            if let Limit::Items { min, max } = check.limit {
                (least, most) = (least.max(min), max.unwrap_or(most));
            }
        }
        let inner = most.min(least + 2);
        match self.rng.u32(..8) {
            0 if self.slips() => most + 1,
            1 if self.slips() => least.saturating_sub(1),
            2 => most,
            _ => self.rng.usize(least..=inner.max(least)),
        }
    }

    fn odd(&mut self) -> Value {
        match self.rng.usize(..ODD_KINDS) {
            0 => Value::Null,
            1 => json!(-3),
            2 => json!(2.5),
            3 => json!({}),
            4 => json!([]),
            _ => json!(true),
        }
    }
}
