//! Objects: their members, what they need, and what is between them.

use super::between::{names, nothing};
use super::definitions::Definitions;
use super::keywords::Keywords;
use super::{between, description, value, word};
use crate::platform::PlatformKind;
use crate::schema::{Adjacent, Field, Form, Shape, Struct, Tag, Tagged, Type, Variant};
use crate::tree::json::Json;

/// An object, or `null`, which is the same as none: where one is needed, the kind is said again.
pub(super) fn definition(
    shape: &'static Shape,
    link: &'static str,
    definitions: &mut Definitions,
) -> Keywords {
    match &shape.form {
        Form::Struct(form) => fixed((shape, form), None, link, definitions),
        Form::Tagged(form) => tagged((shape, form), link, definitions),
    }
}

/// What a word of a tag stands for, with the tag among its members.
pub(super) fn beside(
    form: &'static Tagged,
    variant: &'static Variant,
    link: &'static str,
    definitions: &mut Definitions,
) -> Keywords {
    let shape = (variant.shape)();
    fixed((shape, shape.members()), Some(&form.tag), link, definitions)
}

fn fixed(
    (shape, form): (&'static Shape, &'static Struct),
    tag: Option<&Tag>,
    link: &'static str,
    definitions: &mut Definitions,
) -> Keywords {
    let platform = definitions.platform();
    let mut members = Keywords::new();
    if let Some(tag) = tag {
        members.put(tag.name, true);
    }
    for field in form.fields.iter().filter(|field| !is_foreign(field, platform)) {
        for name in names(field) {
            members.put(name, value::of_member(field, link, definitions));
        }
    }
    if form.passed_over.is_some() {
        form.refused
            .iter()
            .flat_map(|refused| refused.names)
            .for_each(|name| members.put(*name, false));
    }
    let mut object = about(shape, link).with("type", kinds(form)).with_all("properties", members);
    object = object.with_all("patternProperties", foreign(form, platform));
    let required = form.fields.iter().filter(|field| field.required.is_some());
    let required = required.map(|field| field.name).collect::<Vec<_>>();
    object = object.with_all("required", required);
    if !form.open && form.passed_over.is_none() {
        object.put("additionalProperties", false);
    }
    if let Some(list) = form.or_list {
        object.extend(list_in_its_place(list, link, definitions));
    }
    let once = form.fields.iter().flat_map(between::one_spelling);
    let rules = between::rules(shape, platform);
    object.with_all("allOf", once.chain(rules).collect::<Vec<_>>())
}

fn is_foreign(field: &Field, platform: PlatformKind) -> bool {
    field.only.is_some_and(|only| only.refuses(platform))
}

/// The members that only the other platform has: they may be there as `null`, and are not to be completed.
fn foreign(form: &Struct, platform: PlatformKind) -> Keywords {
    let (mut null, mut empty) = (Vec::new(), Vec::new());
    for field in form.fields.iter().filter(|field| is_foreign(field, platform)) {
        let kind = if field.empty.is_some() { &mut empty } else { &mut null };
        kind.extend(names(field));
    }
    let mut patterns = Keywords::new();
    for (names, value) in [(null, Keywords::new().with("type", "null")), (empty, nothing())] {
        if !names.is_empty() {
            patterns.put(format!("^(?:{})$", names.join("|")), value);
        }
    }
    patterns
}

fn kinds(form: &Struct) -> Vec<&'static str> {
    let list = form.or_list.map(|_| "array");
    ["object"].into_iter().chain(list).chain(["null"]).collect()
}

/// What is said of an object says nothing of a list, and the other way round.
fn list_in_its_place(list: Type, link: &'static str, definitions: &mut Definitions) -> Keywords {
    match list {
        Type::List(item) => Keywords::new().with("items", value::of_item(*item, link, definitions)),
        _ => Keywords::new(),
    }
}

fn tagged(
    (shape, form): (&'static Shape, &'static Tagged),
    link: &'static str,
    definitions: &mut Definitions,
) -> Keywords {
    let platform = definitions.platform();
    let Tag { name, choices, docs, .. } = form.tag;
    let words = word::taken(choices, platform).flat_map(|choice| word::spellings(choices, choice));
    let meanings = word::meanings(choices, platform);
    let tag = Keywords::new()
        .with("description", description::linked(&format!("{docs}\n{meanings}"), link))
        .with("enum", words.collect::<Vec<_>>());
    let mut members = Keywords::new().with(name, tag);
    let mut object = about(shape, link).with("type", vec!["object", "null"]);
    if let Some(content) = form.content {
        members.put(content.name, true);
    }
    object = object.with("properties", members).with("required", vec![name]);
    if form.content.is_some() {
        object.put("additionalProperties", false);
    }
    let kinds = form
        .variants
        .iter()
        .filter(|kind| word::taken(choices, platform).any(|word| word.value == kind.choice.value));
    let mut branches = Vec::new();
    for variant in kinds {
        if let Some(then) = stands_for((shape, form), variant, link, definitions) {
            let words = word::spellings(choices, variant.choice);
            let tag = Keywords::new().with(name, Keywords::new().with("enum", words));
            let is_it = Keywords::new().with("properties", tag).with("required", vec![name]);
            branches.push(Keywords::new().with("if", is_it).with("then", then));
        }
    }
    branches.extend(between::rules(shape, platform));
    object.with_all("allOf", branches)
}

/// What holds where the tag has the variant's word.
fn stands_for(
    (shape, form): (&'static Shape, &'static Tagged),
    variant: &'static Variant,
    link: &'static str,
    definitions: &mut Definitions,
) -> Option<Keywords> {
    let Some(Adjacent { name, .. }) = form.content else {
        let reference = definitions.beside((shape, form), variant, link);
        return Some(Keywords::new().with("$ref", reference));
    };
    let inner = (variant.shape)();
    // Where nothing is to stand, the platform passes over whatever does.
    if variant.optional && inner.members().fields.is_empty() {
        return None;
    }
    let content = Keywords::new().with("$ref", definitions.object(inner, link));
    let content = if variant.optional { content } else { content.with("type", "object") };
    let then = Keywords::new().with("properties", Keywords::new().with(name, content));
    Some(if variant.optional { then } else { then.with("required", vec![name]) })
}

fn about(shape: &Shape, link: &str) -> Keywords {
    let description: Json = description::linked(shape.docs, link).into();
    Keywords::new().with("title", shape.noun.name).with("description", description)
}
