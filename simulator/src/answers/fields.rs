//! What is told of an object: the parameter `fields`, as in `id,messages.limit(5){id,message}`.

use std::fmt;

use serde_json::{Map, Value};

/// The members that are wanted, each with what is wanted of it.
///
/// Each name stands once, however often it was written: every one is a copy of what it tells.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Fields(Vec<Field>);

#[derive(Debug, PartialEq)]
struct Field {
    name: String,
    /// How many items, if it is a list.
    limit: Option<usize>,
    below: Option<Fields>,
}

impl Fields {
    /// Those of these words; none of no words.
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self::at(0, words)
    }

    /// Of a list that is a member: how many items are wanted, if that was said, and what of each.
    pub(crate) fn of_list(&self, name: &str) -> Option<(Option<usize>, String)> {
        let field = self.0.iter().find(|field| field.name == name)?;
        let below = field.below.as_ref().map(ToString::to_string).unwrap_or_default();
        Some((field.limit, below))
    }

    /// What is wanted of an object, and its id in any case.
    pub(crate) fn told(&self, object: &Value) -> Value {
        let wanted = self.0.iter().filter_map(|field| {
            let value = object.get(&field.name).filter(|value| !value.is_null())?;
            Some((field.name.clone(), field.told(value)))
        });
        let id = object.get(ID).map(|id| (ID.to_owned(), id.clone()));
        Value::Object(wanted.chain(id).collect::<Map<_, _>>())
    }

    /// What is wanted, without what is wanted of it.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|field| field.name.as_str())
    }

    fn at<'w>(depth: usize, words: impl IntoIterator<Item = &'w str>) -> Self {
        let fields = words.into_iter().map(str::trim).filter(|word| !word.is_empty());
        let mut all = Self::default();
        fields.for_each(|word| all.add(Field::of(depth, word)));
        all
    }

    /// One of a name that is there already adds to it.
    fn add(&mut self, field: Field) {
        if let Some(known) = self.0.iter_mut().find(|known| known.name == field.name) {
            known.merge(field);
        } else if self.0.len() < MOST {
            self.0.push(field);
        }
    }
}

/// As it is asked for.
impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, field) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            write!(f, "{comma}{}", field.name)?;
            field.limit.iter().try_for_each(|limit| write!(f, ".limit({limit})"))?;
            field.below.iter().try_for_each(|below| write!(f, "{{{below}}}"))?;
        }
        Ok(())
    }
}

impl Field {
    fn of(depth: usize, word: &str) -> Self {
        let (name, inner) = match word.split_once('{') {
            Some((name, inner)) => (name, Some(inner.trim_end().trim_end_matches('}'))),
            None => (word, None),
        };
        let inner = inner.filter(|_| depth < DEEPEST);
        let below = inner.map(|inner| Fields::at(depth.saturating_add(1), words(inner)));
        let (name, limit) = match name.split_once(".limit(") {
            Some((name, limit)) => (name, limit.split(')').next().and_then(|it| it.parse().ok())),
            None => (name, None),
        };
        let name = name.split('.').next().unwrap_or_default().trim().to_owned();
        Self { name, limit, below }
    }

    /// What is wanted of it in two places; the last number of items counts.
    fn merge(&mut self, other: Self) {
        self.limit = other.limit.or(self.limit);
        let Some(below) = other.below else { return };
        let known = self.below.get_or_insert_default();
        below.0.into_iter().for_each(|field| known.add(field));
    }

    fn told(&self, value: &Value) -> Value {
        let told = |value: &Value| match &self.below {
            Some(fields) if value.is_object() => fields.told(value),
            _ => value.clone(),
        };
        match value.get(DATA) {
            // What a picture is wrapped in.
            Some(inner @ Value::Object(_)) => [(DATA, told(inner))].into_iter().collect(),
            Some(Value::Array(items)) => {
                let items = items.iter().take(self.limit.unwrap_or(usize::MAX));
                let items = (DATA, items.map(told).collect::<Value>());
                let paging = value.get(PAGING).map(|paging| (PAGING, paging.clone()));
                [Some(items), paging].into_iter().flatten().collect()
            }
            _ => told(value),
        }
    }
}

/// The words of a list with commas between them; a comma in brackets parts nothing.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = text.split(move |c| {
        match c {
            '{' | '(' => depth = depth.saturating_add(1),
            '}' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.collect()
}

const ID: &str = "id";
const DATA: &str = "data";
const PAGING: &str = "paging";
/// Nobody asks for more, and a request may have thousands of brackets.
const DEEPEST: usize = 8;
/// Names in one place; no object has as many.
const MOST: usize = 100;

#[cfg(test)]
mod tests {
    use super::{Fields, words};
    use serde_json::json;

    #[test]
    fn a_comma_in_brackets_parts_nothing() {
        for (text, parts) in [
            ("id,name", vec!["id", "name"]),
            ("id,messages{id,message},name", vec!["id", "messages{id,message}", "name"]),
            ("messages.limit(2){from{id,name},id}", vec!["messages.limit(2){from{id,name},id}"]),
            ("a}},b", vec!["a}}", "b"]),
            ("", vec![""]),
        ] {
            assert_eq!(words(text), parts, "{text}");
        }
    }

    #[test]
    fn an_object_tells_what_is_wanted_and_its_id() {
        let thread = json!({
            "id": "t_1", "link": "/t", "name": null,
            "messages": { "data": [
                { "id": "m_2", "message": "b", "from": { "id": "7", "name": "Ada" } },
                { "id": "m_1", "message": "a", "from": { "id": "7", "name": "Ada" } },
            ] },
        });
        for (fields, told) in [
            ("link", json!({ "id": "t_1", "link": "/t" })),
            ("name,color", json!({ "id": "t_1" })),
            (
                "messages.limit(1){from{name}}",
                json!({ "id": "t_1", "messages": { "data": [
                    { "id": "m_2", "from": { "id": "7", "name": "Ada" } },
                ] } }),
            ),
            (
                "messages { message }",
                json!({ "id": "t_1", "messages": { "data": [
                    { "id": "m_2", "message": "b" }, { "id": "m_1", "message": "a" },
                ] } }),
            ),
        ] {
            assert_eq!(Fields::of(words(fields)).told(&thread), told, "{fields}");
        }
    }

    #[test]
    fn a_name_that_stands_twice_is_one() {
        for (text, once) in [
            ("a,b,a", "a,b"),
            ("a{b},a{c{d}},a{c{e}}", "a{b,c{d,e}}"),
            ("a.limit(2),a.limit(3){b}", "a.limit(3){b}"),
            ("a{b},a", "a{b}"),
        ] {
            assert_eq!(Fields::of(words(text)), Fields::of(words(once)), "{text}");
        }
        let many = "messages{message,from},".repeat(100_000);
        assert_eq!(Fields::of(words(&many)), Fields::of(words("messages{message,from}")));
    }

    #[test]
    fn fields_are_written_as_they_are_asked_for() {
        for text in ["", "id", "id,messages.limit(2){message,from{id}},link"] {
            assert_eq!(Fields::of(words(text)).to_string(), text);
        }
        let list = Fields::of(words("id,messages.limit(2){message,from{id}}"));
        assert_eq!(list.of_list("messages"), Some((Some(2), "message,from{id}".to_owned())));
        assert_eq!(list.of_list("id"), Some((None, String::new())));
        assert_eq!(list.of_list("link"), None);
    }

    #[test]
    fn names_without_end_are_read_up_to_a_number() {
        let names: Vec<_> = (0..10_000).map(|number| format!("n{number}")).collect();
        assert_eq!(Fields::of(names.iter().map(String::as_str)).0.len(), super::MOST);
    }

    #[test]
    fn thousands_of_brackets_are_read_to_a_depth() {
        let text = "a{".repeat(100_000);
        assert_eq!(Fields::of(words(&text)).told(&json!({ "a": 1 })), json!({ "a": 1 }));
    }
}
