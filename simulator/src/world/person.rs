//! People who write to accounts.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// A person of whom the simulator tells, for [`Builder::person`](crate::Builder::person).
///
/// ```
/// use sendapi_simulator::{Person, Simulator};
///
/// let runa = Person::new("7204418830956127", "Runa Berg").with("locale", "nb_NO").with("timezone", 1);
/// let settings = Simulator::builder().person(runa);
/// ```
#[derive(Clone, Debug)]
pub struct Person {
    id: String,
    fields: Map<String, Value>,
}

impl Person {
    /// A person with the id by which the account knows them, and their name, whose last word is the
    /// last name.
    pub fn new(id: impl Into<String>, name: &str) -> Self {
        let id = id.into();
        let (first, last) = name.rsplit_once(' ').unwrap_or((name, ""));
        Self { id: id.clone(), fields: Map::new() }
            .with("id", id)
            .with("name", name)
            .with("first_name", first)
            .with("last_name", last)
            .with("username", username(name))
    }

    /// With a field as the platform names it, such as `locale`, in place of what it was before.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.fields.insert(field.to_owned(), value.into());
        self
    }

    /// What the person is called on Instagram.
    pub(crate) fn username(&self) -> &str {
        self.fields.get("username").and_then(Value::as_str).unwrap_or_default()
    }

    /// Of these fields those that there are, and the id in any case; `picture` is where the picture is, unless another
    /// was named.
    pub(crate) fn told(&self, fields: &[&str], picture: &str) -> Value {
        let picture = Value::from(picture);
        let value = |field: &str| match self.fields.get(field) {
            None if field == PICTURE => Some(&picture),
            known => known,
        };
        let told = fields.iter().chain(&["id"]);
        let told = told.filter_map(|field| Some(((*field).to_owned(), value(field)?.clone())));
        Value::Object(told.collect())
    }
}

/// What who has this name is called on Instagram: small letters, digits, dots and underscores.
pub(crate) fn username(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().map(str::to_lowercase).collect();
    let is_taken = |c: &char| c.is_alphanumeric() || ['.', '_'].contains(c);
    words.join(".").chars().filter(is_taken).collect()
}

const PICTURE: &str = "profile_pic";

/// The people that are known. Without any, everybody is.
#[derive(Clone, Debug, Default)]
pub(crate) struct People(BTreeMap<String, Person>);

impl People {
    pub(crate) fn add(&mut self, person: Person) {
        self.0.insert(person.id.clone(), person);
    }

    /// `met` is the name of one who writes here.
    pub(crate) fn find(&self, id: &str, met: Option<&str>) -> Option<Person> {
        match (self.0.get(id), met) {
            (Some(person), _) => Some(person.clone()),
            (None, Some(name)) => Some(Person::new(id, name)),
            (None, None) if self.0.is_empty() => Some(Person::new(id, &format!("Person {id}"))),
            (None, None) => None,
        }
    }
}
