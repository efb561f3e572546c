//! From the draft to the plan, by asking the schema what each part means.

use proc_macro2::{Ident, TokenStream, TokenTree};
use sendapi_core::schema::{Choices, Field, Form, Shape, Struct, Tagged, Type, Variant};
use sendapi_core::{PlatformKind, spelling};

use super::heads::{self, Level};
use super::rust::{self, Told};
use super::{Member, Object, Part, Plan, Stranger, Value, count};
use crate::draft::capitals::{is_constant_name, is_in_capitals};
use crate::draft::{self, Draft, Entry, Key};
use crate::source::completion;
use crate::source::conditions::any;
use crate::source::items::{Item, Kind};
use crate::source::mistakes::{Mistakes, with_rule};
use crate::source::places::{ItemSpot, Places};
use crate::source::tokens::Tokens;

/// What `draft` means, which should be an object of the given shape. With several platforms it is open which one is
/// meant.
pub(crate) fn lower(
    draft: Draft,
    shape: &'static Shape,
    platforms: &[PlatformKind],
    places: &mut Places,
    mistakes: &mut Mistakes,
) -> Plan {
    Lowering { platforms, places, mistakes }.object(draft, shape, false)
}

struct Lowering<'l> {
    /// The platform; all of them where it is open which one is meant.
    platforms: &'l [PlatformKind],
    places: &'l mut Places,
    mistakes: &'l mut Mistakes,
}

impl Lowering<'_> {
    /// A value of the given kind; whether it stands behind a quoted key, where JSON's rules hold and no others.
    fn value(&mut self, draft: Draft, ty: Type, in_json: bool) -> Plan {
        match ty {
            Type::Choice(choices) => word(draft, choices()),
            Type::Object(shape) => self.object(draft, shape(), in_json),
            Type::List(item) => self.list(draft, *item, in_json),
            Type::Text | Type::Integer | Type::Number | Type::Bool => plain(draft),
        }
    }

    fn list(&mut self, draft: Draft, item: Type, in_json: bool) -> Plan {
        let in_rust = |tokens: &[TokenTree]| rust::in_place_of_list(item, tokens);
        if let Some(broken) = self.api_in_rust(&draft, in_rust) {
            return broken;
        }
        let Draft { value: draft::Value::List(items), tokens, origin } = draft else {
            return plain(draft);
        };
        let items = items.map(&mut |draft| self.item(draft, item, in_json));
        if let Some(place) = self.places.get_mut(origin) {
            let order = place.order;
            place.items = items.0.iter().map(|item| spot(item, order)).collect();
        }
        Plan { value: Value::List(items), tokens, origin }
    }

    fn item(&mut self, draft: Draft, ty: Type, in_json: bool) -> Plan {
        match ty {
            Type::Object(shape) => self.object_or(draft, shape(), in_json, rust::in_a_list),
            _ => self.value(draft, ty, in_json),
        }
    }

    /// What stands for an expression that has parts of the API in it, which `found` tells of. Nothing else is searched:
    /// what is written out is read part by part.
    fn api_in_rust(
        &mut self,
        draft: &Draft,
        found: impl FnOnce(&[TokenTree]) -> Option<Told>,
    ) -> Option<Plan> {
        if !matches!(draft.value, draft::Value::Expression) {
            return None;
        }
        let (at, message) = found(draft.tokens.as_slice())?;
        self.mistakes.add(draft.origin, Tokens::from(&at), message);
        Some(broken(draft))
    }

    fn object(&mut self, draft: Draft, shape: &'static Shape, in_json: bool) -> Plan {
        self.object_or(draft, shape, in_json, rust::in_place_of_object)
    }

    /// An object, or what `in_rust` tells of an expression in its place.
    fn object_or(
        &mut self,
        draft: Draft,
        shape: &'static Shape,
        in_json: bool,
        in_rust: fn(&'static Shape, &[TokenTree]) -> Option<Told>,
    ) -> Plan {
        if let Some(broken) = self.struct_for_object(&draft, shape) {
            return broken;
        }
        if let Some(broken) = self.api_in_rust(&draft, |tokens| in_rust(shape, tokens)) {
            return broken;
        }
        let draft = if in_json { draft } else { unfold_shorthand(draft, shape.members()) };
        if self.is_block_for_object(&draft, shape.members()) {
            return broken(&draft);
        }
        let Draft { value: draft::Value::Object(object), tokens, origin } = draft else {
            return plain(draft);
        };
        let value = match self.unfold_head(object, (&tokens, origin), shape) {
            Some(object) => Value::Object(self.members(object, shape)),
            None => Value::Broken,
        };
        Plan { value, tokens, origin }
    }

    fn members(&mut self, draft: draft::Object, shape: &'static Shape) -> Object {
        let object = Object {
            shape,
            variant: None,
            members: Vec::new(),
            strangers: Vec::new(),
            opening: draft.opening,
        };
        match &shape.form {
            Form::Struct(form) => {
                let entries = lift(draft.entries, form);
                self.fields(object, entries, form)
            }
            Form::Tagged(form) => self.tagged(object, draft.entries, form),
        }
    }

    /// The members of a struct, and those that were meant to be one; the checker tells of the others.
    fn fields(&mut self, mut object: Object, entries: Vec<Entry>, form: &'static Struct) -> Object {
        for entry in entries {
            let name = &entry.key.name;
            if let Some(field) = form.named(name) {
                let (key, conditions, plan) = self.field(entry, field, form);
                let certain = !field.optional || is_certain(&plan);
                let part = Part::Field(field);
                object.members.push(Member { part, key, conditions, plan, certain });
            } else {
                let meant = form.meant(name);
                object.strangers.push(self.stranger(entry, meant, form));
            }
        }
        object
    }

    fn field(
        &mut self,
        entry: Entry,
        field: &'static Field,
        form: &'static Struct,
    ) -> (Key, Vec<TokenStream>, Plan) {
        let Entry { conditions, key, value } = entry;
        let is_tag = form.discriminant.is_some_and(|tag| tag.field.name == field.name);
        let value = if is_tag { self.tag(value, field.name) } else { value };
        let plan = self.value(value, field.ty, key.quoted);
        (key, conditions, plan)
    }

    fn stranger(
        &mut self,
        entry: Entry,
        meant: Option<&'static Field>,
        form: &'static Struct,
    ) -> Stranger {
        let Some(field) = meant else { return self.unknown(entry) };
        self.mistakes.give_way_at(entry.key.origin);
        let (key, conditions, plan) = self.field(entry, field, form);
        Stranger { key, conditions, plan }
    }

    /// A member with a key that nobody knows: that comes before whatever the parser missed of it.
    fn unknown(&mut self, entry: Entry) -> Stranger {
        self.mistakes.give_way_at(entry.key.origin);
        Stranger { key: entry.key, conditions: entry.conditions, plan: plain(entry.value) }
    }

    fn tagged(&mut self, mut object: Object, entries: Vec<Entry>, form: &'static Tagged) -> Object {
        let (tags, rest): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.key.name == form.tag.name);
        for entry in tags {
            self.unconditional(&entry, "decides what the object is");
            let Entry { conditions, key, value } = entry;
            let plan = word(self.tag(value, form.tag.name), form.tag.choices);
            object.members.push(Member { part: Part::Tag, key, conditions, plan, certain: true });
        }
        object.variant = object.members.first().and_then(|tag| variant(&tag.plan, form));
        match (object.variant, form.content) {
            (Some(variant), None) => self.fields(object, rest, variant.members()),
            (Some(variant), Some(content)) => {
                for entry in rest {
                    if entry.key.name == content.name {
                        self.unconditional(&entry, &format!("goes with its `{}`", form.tag.name));
                        let Entry { conditions, key, value } = entry;
                        let plan = self.content(value, variant, key.quoted);
                        let part = Part::Content;
                        object.members.push(Member { part, key, conditions, plan, certain: true });
                    } else {
                        object.strangers.push(self.unknown(entry));
                    }
                }
                object
            }
            (None, _) => {
                object.strangers.extend(rest.into_iter().map(|entry| self.unknown(entry)));
                object
            }
        }
    }

    /// What stands in the member beside a tag. Where the platform wants nothing there and passes over whatever is written,
    /// nothing of it is kept.
    fn content(&mut self, mut draft: Draft, variant: &Variant, in_json: bool) -> Plan {
        let shape = (variant.shape)();
        let written = matches!(draft.value, draft::Value::Object(_) | draft::Value::List(_))
            || matches!(draft.value, draft::Value::Text(_) | draft::Value::Bool(_))
            || matches!(draft.value, draft::Value::Integer(_) | draft::Value::Number(_));
        if variant.optional && written && shape.members().fields.is_empty() {
            let opening = match &draft.value {
                draft::Value::Object(object) => object.opening.clone(),
                _ => draft.tokens.clone(),
            };
            let nothing = draft::Object { head: None, entries: Vec::new(), opening };
            draft.value = draft::Value::Object(nothing);
        }
        self.object(draft, shape, in_json)
    }

    /// Refuses `#[cfg(…)]` before a member without which the object is none, or is another.
    fn unconditional(&mut self, entry: &Entry, role: &str) {
        if entry.conditions.is_empty() {
            return;
        }
        let Key { name, token, origin, .. } = &entry.key;
        let message = format!(
            "`{name}` {role} and cannot depend on a `#[cfg(…)]`: put that before the entry or item that holds the whole object"
        );
        self.mistakes.add(*origin, Tokens::from(token), message);
    }

    /// The tag of an object: a lone identifier is always meant as a word there, and nothing else may stand there.
    fn tag(&mut self, draft: Draft, name: &str) -> Draft {
        let value = match draft.value {
            draft::Value::Word(word) => draft::Value::Text(word.to_string()),
            draft::Value::Expression | draft::Value::Constant => {
                let message = format!(
                    "`{name}` decides what the object is and must be written out: to choose at run time, put an expression in place of the whole object"
                );
                self.mistakes.add(draft.origin, draft.tokens.clone(), message);
                draft::Value::Broken
            }
            value => value,
        };
        Draft { value, ..draft }
    }

    /// What stands for a struct literal in Rust's case by which a part of the API was meant.
    fn struct_for_object(&mut self, draft: &Draft, shape: &'static Shape) -> Option<Plan> {
        if !matches!(draft.value, draft::Value::Expression) {
            return None;
        }
        let meant = rust::meant_by_struct(shape, draft.tokens.as_slice())?;
        self.unknown_head(draft.origin, shape, &meant.name, meant.head.as_deref());
        Some(broken(draft))
    }

    /// `{ mid }` is a block to Rust and to us, but somebody may have meant the member.
    fn is_block_for_object(&mut self, draft: &Draft, form: &Struct) -> bool {
        let [TokenTree::Group(block)] = draft.tokens.as_slice() else { return false };
        let inner: Vec<_> = block.stream().into_iter().collect();
        let [TokenTree::Ident(name)] = inner.as_slice() else { return false };
        let meant = matches!(draft.value, draft::Value::Expression)
            && form.named(&name.to_string()).is_some();
        if meant {
            let message = format!("`{{ {name} }}` is a block: write `{{ {name}: {name} }}`");
            self.mistakes.add(draft.origin, draft.tokens.clone(), message);
        }
        meant
    }

    /// The object without its head: what that says about the tags stands among the members. Nothing if the head means
    /// nothing here.
    fn unfold_head(
        &mut self,
        object: draft::Object,
        (tokens, origin): (&Tokens, usize),
        shape: &'static Shape,
    ) -> Option<draft::Object> {
        let draft::Object { head: Some(word), entries, opening } = object else {
            return Some(object);
        };
        let typed = completion::typed(&word.to_string());
        if typed.is_empty() {
            return Some(draft::Object { head: None, entries, opening });
        }
        let Some(levels) = heads::levels(shape, &typed) else {
            let nearest = heads::nearest(shape, self.platforms, &word.to_string());
            self.unknown_head(origin, shape, &word, nearest);
            return None;
        };
        let place = self.places.within(origin, Tokens::from(&TokenTree::from(word.clone())));
        let head = Head { word, place };
        let entries = self.without_tags(entries, &head, &levels);
        let around = Around { opening: opening.clone(), tokens: tokens.clone(), origin };
        Some(draft::Object { head: None, entries: around.unfold(entries, &head, &levels), opening })
    }

    /// Without tags that stand among the members, though the head has said them.
    fn without_tags(
        &mut self,
        mut entries: Vec<Entry>,
        head: &Head,
        levels: &[Level],
    ) -> Vec<Entry> {
        let said = |entry: &Entry| levels.iter().any(|level| level.tag == entry.key.name);
        for Entry { key, .. } in entries.extract_if(.., |entry| said(entry)) {
            let message =
                format!("`{} {{ … }}` says the `{}` already: leave this out", head.word, key.name);
            self.mistakes.add(key.origin, Tokens::from(&key.token), message);
        }
        entries
    }

    fn unknown_head(
        &mut self,
        origin: usize,
        shape: &'static Shape,
        head: &Ident,
        meant: Option<&str>,
    ) {
        let lead = format!("unknown `{head} {{ … }}` in place of {}", shape.noun);
        let message = if let Some(name) = meant {
            format!("{lead}, did you mean `{name}`?")
        } else {
            let known = heads::known(shape, self.platforms);
            let known: Vec<_> = known.iter().map(|name| format!("`{name} {{ … }}`")).collect();
            format!("{lead}; known there: {}", known.join(", "))
        };
        let message = match heads::rule(shape, self.platforms) {
            Some(rule) => with_rule(message, rule, shape.link),
            None => message,
        };
        self.mistakes.add(origin, Tokens::from(&TokenTree::from(head.clone())), message);
    }
}

/// What stands for a value with a mistake.
fn broken(draft: &Draft) -> Plan {
    Plan { value: Value::Broken, tokens: draft.tokens.clone(), origin: draft.origin }
}

/// A head, and its place.
struct Head {
    word: Ident,
    place: usize,
}

impl Head {
    /// A member that stands in the source only as a head.
    fn member(&self, name: &str, value: Draft) -> Entry {
        let token = self.word.clone().into();
        let key = Key { name: name.to_owned(), token, quoted: false, origin: self.place };
        Entry { conditions: Vec::new(), key, value }
    }

    fn text(&self, value: &str) -> Draft {
        let tokens = Tokens::from(&TokenTree::from(self.word.clone()));
        Draft { value: draft::Value::Text(value.to_owned()), tokens, origin: self.place }
    }
}

/// Where an object with a head stands: the objects that the head implies stand there too.
struct Around {
    opening: Tokens,
    tokens: Tokens,
    origin: usize,
}

impl Around {
    /// Puts what a head says about the tags in front of the members, level by level.
    fn unfold(&self, mut members: Vec<Entry>, head: &Head, levels: &[Level]) -> Vec<Entry> {
        let Some((level, below)) = levels.split_first() else { return members };
        let tag = head.member(level.tag, head.text(&level.value));
        let stands_beside = |content: &str| {
            let written = members.iter().any(|entry| entry.key.name == content);
            below.is_empty() && (written || level.optional && members.is_empty())
        };
        match level.content {
            Some(content) if !stands_beside(content) => {
                let entries = self.unfold(members, head, below);
                let inner = draft::Object { head: None, entries, opening: self.opening.clone() };
                let value = draft::Value::Object(inner);
                let inner = Draft { value, tokens: self.tokens.clone(), origin: self.origin };
                vec![tag, head.member(content, inner)]
            }
            _ => {
                members.insert(0, tag);
                members
            }
        }
    }
}

/// Moves members of the API's `message` that stand directly in the request to where they belong.
fn lift(entries: Vec<Entry>, form: &'static Struct) -> Vec<Entry> {
    let Some(flattened) = form.flattened else { return entries };
    let (field, below) = (flattened.field, (flattened.shape)().members());
    if entries.iter().any(|entry| field.is_named(&entry.key.name)) {
        return entries;
    }
    let moves = |entry: &Entry| {
        let name = &entry.key.name;
        let misspelt = || below.meant(name).is_some() && form.meant(name).is_none();
        // What goes deeper into the message is told of there.
        let deeper = || below.refuses(name) || below.known_by(name).is_some();
        !entry.key.quoted
            && form.named(name).is_none()
            && !form.refuses(name)
            && (below.named(name).is_some() || deeper() || misspelt())
    };
    let Some(place) = entries.iter().position(moves) else { return entries };
    let (inner, mut outer): (Vec<_>, Vec<_>) = entries.into_iter().partition(moves);
    outer.insert(place, lifted(field, inner));
    outer
}

/// The member that holds members which stand one level too high.
fn lifted(field: &Field, entries: Vec<Entry>) -> Entry {
    let tokens: Tokens = entries.iter().map(|entry| entry.key.token.clone()).collect();
    let first = entries.first().map(|entry| (entry.key.token.clone(), entry.key.origin));
    let (token, origin) =
        first.unwrap_or_else(|| (Ident::new(field.rust, tokens.span()).into(), 0));
    let conditions = any(entries.iter().map(|entry| entry.conditions.as_slice()));
    let (opening, conditions) = (Tokens::from(&token), conditions.into_iter().collect());
    let value = draft::Value::Object(draft::Object { head: None, entries, opening });
    let key = Key { name: field.name.to_owned(), token, quoted: false, origin };
    Entry { conditions, key, value: Draft { value, tokens, origin } }
}

/// A literal in place of the whole object, as in `recipient: "123"`.
fn unfold_shorthand(draft: Draft, form: &Struct) -> Draft {
    let literal = match draft.value {
        draft::Value::Text(_) | draft::Value::Integer(_) => true,
        // An id with too many digits.
        draft::Value::Number(value) => value.fract() == 0.0,
        _ => false,
    };
    let (Some(field), Some(token)) =
        (form.shorthand.filter(|_| literal), draft.tokens.as_slice().first().cloned())
    else {
        return draft;
    };
    let (tokens, origin) = (draft.tokens.clone(), draft.origin);
    let key = Key { name: field.name.to_owned(), token, quoted: false, origin };
    let entries = vec![Entry { conditions: Vec::new(), key, value: draft }];
    let object = draft::Object { head: None, entries, opening: tokens.clone() };
    Draft { value: draft::Value::Object(object), tokens, origin }
}

/// A word of the API, or what stands in place of one. A lone identifier in capitals, or near to a word, is meant as one.
fn word(draft: Draft, choices: &'static Choices) -> Plan {
    let Draft { value, tokens, origin } = draft;
    let word = match value {
        draft::Value::Text(word) => word,
        draft::Value::Word(word) if is_meant(&word.to_string(), choices) => word.to_string(),
        value => return plain(Draft { value, tokens, origin }),
    };
    let value = match choices.find(&word) {
        Some(choice) => Value::Word(choice, word),
        None => Value::Text(word),
    };
    Plan { value, tokens, origin }
}

fn is_meant(name: &str, choices: &'static Choices) -> bool {
    let known: Vec<_> = choices.choices.iter().map(|choice| choice.value).collect();
    let retired = || choices.retired(name).is_some();
    is_in_capitals(name) || retired() || spelling::misspelt(name, &known).is_some()
}

/// A value that is what it is, whatever the schema says. A lone identifier is a constant or a variable.
fn plain(draft: Draft) -> Plan {
    let value = match draft.value {
        draft::Value::Null => Value::Null,
        draft::Value::Bool(value) => Value::Bool(value),
        draft::Value::Integer(value) => Value::Integer(value),
        draft::Value::Number(value) => Value::Number(value),
        draft::Value::Text(text) => Value::Text(text),
        draft::Value::Word(word) if is_constant_name(&word.to_string()) => Value::Constant,
        draft::Value::Constant => Value::Constant,
        draft::Value::Word(_) | draft::Value::Expression => Value::Runtime,
        draft::Value::Object(_) => Value::StrayObject,
        draft::Value::List(_) => Value::StrayList,
        draft::Value::Broken => Value::Broken,
    };
    Plan { value, tokens: draft.tokens, origin: draft.origin }
}

fn variant(tag: &Plan, form: &Tagged) -> Option<&'static Variant> {
    match &tag.value {
        Value::Word(_, word) => form.variant(word),
        _ => None,
    }
}

/// Whether a value is sure to be there where it may be left out: an expression may be an `Option`.
const fn is_certain(plan: &Plan) -> bool {
    !matches!(plan.value, Value::Runtime | Value::Constant)
}

/// Where an item of a list stands, whose own place among the mistakes is `order`.
fn spot(item: &Item<Plan>, order: usize) -> ItemSpot {
    let order = match &item.kind {
        Kind::Value(value) => value.origin,
        Kind::For { .. } | Kind::If { .. } => order,
    };
    ItemSpot { tokens: item.tokens().clone(), at_least: count(item).at_least, order }
}
