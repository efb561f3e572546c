//! The draft beside the schema: heads, lifted members, lone words and shorthands become the object that the API knows.
//! Afterwards the draft is a tree like any other.

use proc_macro2::{Ident, TokenTree};
use sendapi_core::schema::{Choices, Field, Form, Shape, Struct, Tag, Tagged, Type, Variant};
use sendapi_core::{PlatformKind, spelling};

use crate::draft::capitals::{is_constant_name, is_in_capitals};
use crate::draft::{Draft, Entry, Item, Items, Key, Object, Value};
use crate::plan::heads::{self, Level};
use crate::source::mistakes::{Mistakes, with_rule};
use crate::source::places::{ItemSpot, Places};
use crate::source::tokens::Tokens;

/// Brings `draft`, an object of the given shape, into the form of the API.
pub(crate) fn resolve(
    draft: &mut Draft,
    shape: &'static Shape,
    platform: PlatformKind,
    places: &mut Places,
    mistakes: &mut Mistakes,
) {
    Resolver { platform, places, mistakes }.object(draft, shape, false);
}

struct Resolver<'r> {
    platform: PlatformKind,
    places: &'r mut Places,
    mistakes: &'r mut Mistakes,
}

impl Resolver<'_> {
    fn value(&mut self, draft: &mut Draft, ty: Type, in_json: bool) {
        match ty {
            Type::Choice(choices) => word_of(draft, choices()),
            Type::Object(shape) => self.object(draft, shape(), in_json),
            Type::List(item) => self.list(draft, *item, in_json),
            Type::Text | Type::Integer | Type::Number | Type::Bool => name_of(draft),
        }
    }

    fn list(&mut self, draft: &mut Draft, item: Type, in_json: bool) {
        name_of(draft);
        if let Value::List(Items(items)) = &mut draft.value {
            self.items(items, item, in_json);
            let order = self.places.get(draft.origin).map_or(0, |place| place.order);
            let spot = |item: &Item| {
                let order = match item {
                    Item::Value { draft, .. } => draft.origin,
                    Item::For { .. } | Item::If { .. } => order,
                };
                ItemSpot {
                    tokens: item.tokens().clone(),
                    at_least: crate::plan::tree::count(item).at_least,
                    order,
                }
            };
            let spots = items.iter().map(spot).collect();
            if let Some(place) = self.places.get_mut(draft.origin) {
                place.items = spots;
            }
        }
    }

    fn items(&mut self, items: &mut [Item], ty: Type, in_json: bool) {
        for item in items {
            match item {
                Item::Value { draft, .. } => self.value(draft, ty, in_json),
                Item::For { body, .. } => self.items(body, ty, in_json),
                Item::If { branches, .. } => {
                    for branch in branches {
                        self.items(&mut branch.items, ty, in_json);
                    }
                }
            }
        }
    }

    fn object(&mut self, draft: &mut Draft, shape: &'static Shape, in_json: bool) {
        name_of(draft);
        if let Form::Struct(form) = &shape.form {
            unfold_shorthand(draft, form, in_json);
            self.block_is_no_object(draft, form);
        }
        let Value::Object(object) = &mut draft.value else { return };
        if let Some(head) = object.head.take() {
            let Some(levels) = heads::levels(shape, &head.to_string()) else {
                return self.unknown_head(draft, shape, &head);
            };
            let head = Head {
                place: self
                    .places
                    .within(draft.origin, Tokens::from(&TokenTree::from(head.clone()))),
                word: head,
            };
            self.tags_beside(draft, &head, &levels);
            unfold_head(draft, shape, &head, &levels);
        }
        let Value::Object(object) = &mut draft.value else { return };
        match &shape.form {
            Form::Struct(form) => {
                lift(object, form);
                self.members(object, form, None);
            }
            Form::Tagged(form) => self.tagged(object, form),
        }
    }

    /// `{ mid }` is a block to Rust and to us, but somebody may have meant the member.
    fn block_is_no_object(&mut self, draft: &mut Draft, form: &'static Struct) {
        let [TokenTree::Group(block)] = draft.tokens.as_slice() else { return };
        let inner: Vec<_> = block.stream().into_iter().collect();
        let [TokenTree::Ident(name)] = inner.as_slice() else { return };
        if matches!(draft.value, Value::Expression) && has_field(form, &name.to_string()) {
            let message = format!("`{{ {name} }}` is a block: write `{{ {name}: {name} }}`");
            self.mistakes.add(draft.origin, draft.tokens.clone(), message);
            draft.value = Value::Broken;
        }
    }

    /// Tags that stand among the members, though the head has said them.
    fn tags_beside(&mut self, draft: &mut Draft, head: &Head, levels: &[Level]) {
        let Value::Object(object) = &mut draft.value else { return };
        let said = |entry: &Entry| {
            let tag = levels.iter().any(|level| level.tag == entry.key.name);
            tag && entry.conditions.is_empty()
        };
        for Entry { key, .. } in object.entries.extract_if(.., |entry| said(entry)) {
            let message =
                format!("`{} {{ … }}` says the `{}` already: leave this out", head.word, key.name);
            self.mistakes.add(key.origin, Tokens::from(&key.token), message);
        }
    }

    fn unknown_head(&mut self, draft: &mut Draft, shape: &'static Shape, head: &Ident) {
        let lead = format!("unknown `{head} {{ … }}` in place of {}", shape.noun);
        let message = if let Some(name) = heads::nearest(shape, self.platform, &head.to_string()) {
            format!("{lead}, did you mean `{name}`?")
        } else {
            let known: Vec<_> = heads::known(shape, self.platform)
                .iter()
                .map(|name| format!("`{name} {{ … }}`"))
                .collect();
            format!("{lead}; known there: {}", known.join(", "))
        };
        let message = match heads::rule(shape, self.platform) {
            Some(rule) => with_rule(message, rule, shape.link),
            None => message,
        };
        self.mistakes.add(draft.origin, Tokens::from(&TokenTree::from(head.clone())), message);
        draft.value = Value::Broken;
    }

    fn tagged(&mut self, object: &mut Object, form: &'static Tagged) {
        let Some(tag) = object.entries.iter_mut().find(|entry| form.tag.name == entry.key.name)
        else {
            return;
        };
        tag_of(&mut tag.value);
        self.tag_is_known(&mut tag.value, form.tag.name);
        let Value::Text(word) = &tag.value.value else { return };
        let Some(variant) = form.variant(word) else { return };
        match form.content {
            None => self.members(object, variant.members(), Some(&form.tag)),
            Some(content) => {
                for entry in
                    object.entries.iter_mut().filter(|entry| entry.key.name == content.name)
                {
                    let in_json = entry.key.quoted;
                    self.object(&mut entry.value, (variant.shape)(), in_json);
                    entry.certain = is_certain(&entry.value, true);
                }
            }
        }
    }

    /// Resolves the members that the schema knows, and those that were meant to be one; the checker tells of the others.
    /// The tag beside them has been resolved.
    fn members(&mut self, object: &mut Object, form: &'static Struct, tag: Option<&Tag>) {
        for entry in &mut object.entries {
            let name = &entry.key.name;
            if tag.is_some_and(|tag| tag.name == *name) {
                continue;
            }
            let Some(field) = form.named(name).or_else(|| form.meant(name)) else { continue };
            if form.discriminant.is_some_and(|tag| tag.field.name == field.name) {
                tag_of(&mut entry.value);
                self.tag_is_known(&mut entry.value, field.name);
            }
            self.value(&mut entry.value, field.ty, entry.key.quoted);
            entry.certain = is_certain(&entry.value, !field.optional);
        }
    }

    fn tag_is_known(&mut self, draft: &mut Draft, tag: &str) {
        if matches!(draft.value, Value::Expression | Value::Constant) {
            let message = format!(
                "`{tag}` decides what the object is and must be written out: to choose at run time, put an expression in place of the whole object"
            );
            self.mistakes.add(draft.origin, draft.tokens.clone(), message);
            draft.value = Value::Broken;
        }
    }
}

/// A head, and its place.
struct Head {
    word: Ident,
    place: usize,
}

/// Puts what a head says about the tags in front of the members, level by level.
fn unfold_head(draft: &mut Draft, shape: &'static Shape, head: &Head, levels: &[Level]) {
    let Some((level, below)) = levels.split_first() else { return };
    let Value::Object(object) = &mut draft.value else { return };
    let opening = object.opening.clone();
    let tag = head.member(level.tag, head.text(&level.value));
    let members = std::mem::take(&mut object.entries);
    let has_content = |content: &str| members.iter().any(|entry| entry.key.name == content);
    object.entries = match level.content {
        None => std::iter::once(tag).chain(members).collect(),
        Some(content) if below.is_empty() && has_content(content) => {
            std::iter::once(tag).chain(members).collect()
        }
        Some(_)
            if below.is_empty()
                && members.is_empty()
                && content_is_optional(shape, &level.value) =>
        {
            vec![tag]
        }
        Some(content) => {
            let inner = Object { head: None, entries: members, opening };
            let value = Value::Object(inner);
            let mut inner = Draft { value, tokens: draft.tokens.clone(), origin: draft.origin };
            if let Some(inner_shape) = content_shape(shape, &level.value) {
                unfold_head(&mut inner, inner_shape, head, below);
            }
            vec![tag, head.member(content, inner)]
        }
    };
}

impl Head {
    /// A member that stands in the source only as a head.
    fn member(&self, name: &str, value: Draft) -> Entry {
        let key = Key {
            name: name.to_owned(),
            token: self.word.clone().into(),
            quoted: false,
            origin: self.place,
        };
        Entry { conditions: Vec::new(), key, value, certain: true }
    }

    fn text(&self, value: &str) -> Draft {
        let tokens = Tokens::from(&TokenTree::from(self.word.clone()));
        Draft { value: Value::Text(value.to_owned()), tokens, origin: self.place }
    }
}

/// Moves members of the API's `message` that stand directly in the request to where they belong.
fn lift(object: &mut Object, form: &'static Struct) {
    let Some((field, below)) = lifted(form) else { return };
    if object.entries.iter().any(|entry| field.is_named(&entry.key.name)) {
        return;
    }
    let moves = |entry: &Entry| {
        let name = &entry.key.name;
        let misspelt = || below.meant(name).is_some() && form.meant(name).is_none();
        !entry.key.quoted && !has_field(form, name) && (has_field(below, name) || misspelt())
    };
    let place = object.entries.iter().position(moves).unwrap_or_default();
    let (inner, outer): (Vec<_>, Vec<_>) = object.entries.drain(..).partition(moves);
    object.entries = outer;
    let Some(first) = inner.first() else { return };
    let (token, origin) = (first.key.token.clone(), first.key.origin);
    let tokens: Tokens = inner.iter().map(|entry| entry.key.token.clone()).collect();
    let value = Value::Object(Object { head: None, entries: inner, opening: Tokens::from(&token) });
    let key = Key { name: field.name.to_owned(), token, quoted: false, origin };
    let value = Draft { value, tokens, origin };
    object.entries.insert(place, Entry { conditions: Vec::new(), key, value, certain: true });
}

/// A lone identifier where no word of the API is expected: a constant or a variable.
fn name_of(draft: &mut Draft) {
    if let Value::Word(word) = &draft.value {
        draft.value =
            if is_constant_name(&word.to_string()) { Value::Constant } else { Value::Expression };
    }
}

/// A lone identifier where a word of the API is expected. In capitals, or near to a word, it is meant as one.
fn word_of(draft: &mut Draft, choices: &'static Choices) {
    let Value::Word(word) = &draft.value else { return };
    let name = word.to_string();
    let known: Vec<_> = choices.choices.iter().map(|choice| choice.value).collect();
    let retired = choices.retired(&name).is_some();
    let meant = is_in_capitals(&name) || retired || spelling::misspelt(&name, &known).is_some();
    draft.value = if meant { Value::Text(name) } else { Value::Expression };
}

/// A lone identifier as an object's tag is always meant as a word: nothing else may stand there.
fn tag_of(draft: &mut Draft) {
    if let Value::Word(word) = &draft.value {
        draft.value = Value::Text(word.to_string());
    }
}

/// A literal in place of the whole object, as in `recipient: "123"`.
fn unfold_shorthand(draft: &mut Draft, form: &'static Struct, in_json: bool) {
    let Some(field) = form.shorthand.filter(|_| !in_json) else { return };
    let (Value::Text(_) | Value::Integer(_), Some(token)) =
        (&draft.value, draft.tokens.as_slice().first().cloned())
    else {
        return;
    };
    let key = Key { name: field.name.to_owned(), token, quoted: false, origin: draft.origin };
    let entry = Entry { conditions: Vec::new(), key, value: draft.clone(), certain: true };
    draft.value =
        Value::Object(Object { head: None, entries: vec![entry], opening: draft.tokens.clone() });
}

/// The member whose members may stand one level higher, and their form.
fn lifted(form: &'static Struct) -> Option<(&'static Field, &'static Struct)> {
    let flattened = form.flattened?;
    Some((flattened.field, (flattened.shape)().members()))
}

fn has_field(form: &Struct, name: &str) -> bool {
    form.named(name).is_some()
}

fn variant(shape: &'static Shape, value: &str) -> Option<&'static Variant> {
    match &shape.form {
        Form::Tagged(form) => form.variant(value),
        Form::Struct(_) => None,
    }
}

fn content_is_optional(shape: &'static Shape, value: &str) -> bool {
    variant(shape, value).is_some_and(|variant| variant.optional)
}

fn content_shape(shape: &'static Shape, value: &str) -> Option<&'static Shape> {
    Some((variant(shape, value)?.shape)())
}

/// Whether a value is sure to be there: an expression may be an `Option` where the field takes one.
const fn is_certain(draft: &Draft, required: bool) -> bool {
    required || !matches!(draft.value, Value::Expression | Value::Constant | Value::Word(_))
}
