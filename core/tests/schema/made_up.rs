//! An object with every mistake, and what is told of it.

use sendapi_core::Severity;
use sendapi_core::schema::rule::{Relation, Rule};
use sendapi_core::schema::{
    Adjacent, Alternative, Check, Choice, Choices, Field, Form, Limit, Noun, Refused, Shape,
    Struct, Tag, Tagged, Type,
};

use crate::mistakes;

static RIDE: Shape = shape(
    Form::Struct(Struct {
        fields: &[
            Field { checks: &[ITEMS], ..field("floor", Type::Text) },
            Field { checks: &[RANGE], ..field("speed", Type::Text) },
            Field { checks: &[CHARS], ..field("stops", Type::List(&Type::Integer)) },
            Field { required: Some("ride.to"), ..field("to", Type::Text) },
            Field { optional: false, ..field("free", Type::Text) },
            Field {
                required: Some("ride.way"),
                optional: false,
                ..field("way", Type::Choice(|| &WAYS))
            },
            Field { aliases: &["way"], ..field("path", Type::Text) },
        ],
        refused: &[Refused { names: &["colour", "floor"], rule: "ride.refused", why: "no" }],
        ..STRUCT
    }),
    &[
        rule("one", Relation::AtLeastOne(&["floor", "sped"])),
        rule("ride.most", Relation::AtMostOne(&["floor", "zzz"])),
        rule("ride.with", Relation::OnlyWith { field: "flor", with: "speed", values: &[] }),
        rule("ride.word", Relation::NotWith { field: "floor", with: "way", values: &["dwn"] }),
        rule("ride.number", Relation::Needs { field: "stops", values: &["3"], needs: "floor" }),
        rule(
            "ride.left",
            Relation::Words { field: "way", with: "floor", values: &["1"], words: &["left"] },
        ),
        rule("ride.idle", Relation::OnlyWith { field: "floor", with: "way", values: &[] }),
        rule("ride.needs", Relation::Needs { field: "floor", values: &[], needs: "way" }),
        rule("ride.apart", Relation::NotWith { field: "floor", with: "speed", values: &[] }),
        rule("ride.again", Relation::AtMostOne(&["speed", "floor"])),
    ],
);

/// A way that is one of several.
static WAY: Shape =
    shape(Form::Struct(Struct { fields: STAIRS, one_of: &[ALTERNATIVE], ..STRUCT }), &[]);

const STAIRS: &[Field] = &[Field { required: Some("way.stairs"), ..field("stairs", Type::Text) }];

const ALTERNATIVE: Alternative = Alternative { rust: "Stairs", fields: STAIRS, shape: None };

/// A halt whose tag says what is in its content.
static HALT: Shape = shape(
    Form::Tagged(Tagged {
        tag: Tag { name: "type", required: "halt.type", choices: &WAYS, docs: "" },
        content: Some(Adjacent { name: "payload", required: "halt.payload" }),
        variants: &[],
    }),
    &[
        rule("halt.tag", Relation::OnlyWith { field: "payload", with: "typ", values: &[] }),
        rule("halt.content", Relation::NotWith { field: "payloads", with: "type", values: &[] }),
        rule("halt.word", Relation::NotWith { field: "payload", with: "type", values: &["upp"] }),
        rule("halt.right", Relation::NotWith { field: "payload", with: "type", values: &["up"] }),
    ],
);

const STRUCT: Struct = Struct { unknown: "ride.unknown", ..Struct::NONE };

const fn shape(form: Form, rules: &'static [Rule]) -> Shape {
    Shape {
        name: "ride",
        label: "ride",
        noun: Noun { article: "a", name: "ride" },
        path: "lift::Ride",
        borrows: false,
        example: "",
        docs: "",
        link: "",
        form,
        rules,
    }
}

const WAYS: Choices = Choices {
    noun: Noun { article: "a", name: "way" },
    path: "lift::Way",
    choices: &[word("up"), word("down")],
    retired: &[],
    elsewhere: &[],
    unknown: "ride.ways",
    unknown_instagram: "ride.ways",
    any_case: false,
};

const ITEMS: Check = check("ride.items", Limit::Items { min: 1, max: None });

const RANGE: Check = check("ride.range", Limit::Range { min: Some(1), max: None });

const CHARS: Check = check("ride.chars", Limit::Chars { min: 1, max: None });

const fn check(rule: &'static str, limit: Limit) -> Check {
    Check { rule, on: None, severity: Severity::Reject, limit }
}

const fn rule(id: &'static str, relation: Relation) -> Rule {
    Rule { id, on: None, severity: Severity::Reject, relation, remedy: "" }
}

const fn word(value: &'static str) -> Choice {
    Choice { value, aliases: &[], rust: value, only: None, deprecated: None, docs: "" }
}

const fn field(name: &'static str, ty: Type) -> Field {
    Field {
        name,
        aliases: &[],
        rust: name,
        required: None,
        optional: true,
        ty,
        integers: false,
        fractions: false,
        empty: None,
        checks: &[],
        only: None,
        deprecated: None,
        renames: &[],
        secret: false,
        shown: "",
        docs: "",
    }
}

#[track_caller]
fn tells(shape: &'static Shape, expected: &[&str]) {
    let told = mistakes(shape);
    let told: Vec<_> = told.iter().map(|told| told.trim_start_matches("lift::Ride: ")).collect();
    assert_eq!(told, expected, "{told:#?}");
}

#[test]
fn every_mistake_is_told_with_its_place_and_the_way_out() {
    tells(
        &RIDE,
        &[
            "the rule `one` has no family: write `family.one`, with the family of its neighbours",
            "`floor` is a text, which cannot break `ride.items`, Items { min: 1, max: None }: take the limit of its kind, or leave it out",
            "`speed` is a text, which cannot break `ride.range`, Range { min: Some(1), max: None }: take the limit of its kind, or leave it out",
            "`stops` is a list, which cannot break `ride.chars`, Chars { min: 1, max: None }: take the limit of its kind, or leave it out",
            "`to` is an `Option` and required: take one of them away",
            "`free` is no `Option` and not required: make it an `Option`, or write `required(\"family.rule\")`",
            "`way` is written for `way` and for `path`: give one of them another name",
            "`floor` is a member, so that `ride.refused` never refuses it: take it out of `refused`",
            "the rule `one` names `sped`, which is no member: write `speed`",
            "the rule `ride.most` names `zzz`, which is no member: the members are floor, speed, stops, to, free, way, path",
            "the rule `ride.with` names `flor`, which is no member: write `floor`",
            "the rule `ride.word` asks whether `way` is `dwn`, which it never is: write `down`",
            "the rule `ride.number` asks whether `stops` is `3`, and it is never a word: leave the words out",
            "the rule `ride.left` asks whether `way` is `left`, which it never is: its words are up, down",
            "the rule `ride.idle` breaks only where `way`, which is required, is missing: take it out",
            "the rule `ride.needs` breaks only where `way`, which is required, is missing: take it out",
            "`ride.apart` and `ride.again` keep the same members apart: one of them is enough",
        ],
    );
}

#[test]
fn a_rule_of_a_tagged_object_names_its_tag_and_its_content() {
    tells(
        &HALT,
        &[
            "the rule `halt.tag` names `typ`, which is no member: write `type`",
            "the rule `halt.content` names `payloads`, which is no member: write `payload`",
            "the rule `halt.word` asks whether `type` is `upp`, which it never is: write `up`",
        ],
    );
}

#[test]
fn one_of_several_is_not_required_and_asked_for_by_rules() {
    tells(
        &WAY,
        &[
            "`stairs` is one of several and required by `way.stairs`: leave that to an `AtLeastOne`",
            "no rule asks for one of its members and no more: write `AtLeastOne(Self::__NAMES)` and `AtMostOne(Self::__NAMES)`",
        ],
    );
}
