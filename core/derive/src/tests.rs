//! Mistakes in an item of the API, and what is told of them.

use crate::item::Item;
use crate::{instead, judged};

/// What is told of an item, each with the text that it stands at.
fn told(item: &str) -> Vec<(String, String)> {
    let input: Item = syn::parse_str(item).unwrap();
    let mistakes = judged(&input).err().into_iter().flatten();
    let at = |error: &syn::Error| error.span().source_text().unwrap_or_default();
    mistakes.map(|error| (at(&error), error.to_string())).collect()
}

#[track_caller]
fn tells(item: &str, at: &str, sentence: &str) {
    let [(place, told)] = &*told(item) else { panic!("{item}: {:?}", told(item)) };
    assert_eq!((&**place, &**told), (at, sentence), "{item}");
}

fn object(members: &str) -> String {
    format!("#[schema(noun = \"a ride\")] struct Ride<'a> {{ {members} pub __non_exhaustive: () }}")
}

fn enumeration(attributes: &str, variants: &str) -> String {
    format!("#[schema({attributes})] #[non_exhaustive] enum Ride<'a> {{ {variants} }}")
}

#[test]
fn what_says_enough_is_taken() {
    let taken = [
        object("#[schema(required(\"ride.to\"), chars(\"ride.to\": ..=8))] to: Text<'a>,"),
        object("#[schema(like = TITLE)] title: Text<'a>, note: Option<Text<'a>>,"),
        enumeration("noun = \"a ride\", unknown(\"ride.word\")", "Up, Down"),
        enumeration(
            "noun = \"a ride\", tag(\"type\", \"ride.type\"), unknown(\"ride.word\")",
            "Up(Up<'a>)",
        ),
        enumeration(
            "one_of, noun = \"a ride\"",
            "#[schema(nonempty(\"ride.to\"))] To(Text<'a>), __None",
        ),
        "#[schema(alternative, noun = \"a ride\")] struct Ride { to: Text, __non_exhaustive: () }"
            .to_owned(),
    ];
    for item in &taken {
        assert_eq!(told(item), [], "{item}");
    }
}

#[test]
fn a_struct_that_cannot_grow_is_told_of_outside_editors() {
    let item = "#[schema(noun = \"a ride\")] struct Ride<'a> { to: Option<Text<'a>> }";
    let input: Item = syn::parse_str(item).unwrap();
    let derived = judged(&input).unwrap().to_string();
    assert!(derived.starts_with("# [cfg (not (rust_analyzer))]"), "{derived}");
    assert!(derived.contains("since the platform adds to it"), "{derived}");
    let input: Item = syn::parse_str(&object("to: Option<Text<'a>>,")).unwrap();
    assert!(!judged(&input).unwrap().to_string().contains("since the platform adds to it"));
}

#[test]
fn a_limit_that_nothing_can_break_is_told_at_the_limit() {
    tells(
        &object("#[schema(instagram(items(\"ride.to\": ..=8)))] to: Option<Text<'a>>,"),
        "items",
        "`items` is about a list, and this field holds a text: the length of a text is limited by `chars(\"id\": ..=80)`",
    );
    tells(
        &object("#[schema(warn(chars(\"ride.to\": ..=8)))] to: Option<u64>,"),
        "chars",
        "`chars` is about a text, and this field holds a number: the size of a number is limited by `range(\"id\": 0..)`",
    );
}

#[test]
fn what_is_no_option_is_asked_for_and_no_option_is() {
    let asked = "what is no `Option` is asked for by `#[schema(required(\"family.rule\"))]`; what may be left out is an `Option`";
    tells(&object("to: Text<'a>,"), "to", asked);
    for (entry, at) in [("required(\"ride.to\")", "required"), ("like = TO", "like")] {
        let sentence = format!(
            "what is asked for by `{at}` is no `Option`; what may be left out is not asked for"
        );
        tells(&object(&format!("#[schema({entry})] to: Option<Text<'a>>,")), at, &sentence);
    }
    tells(
        &enumeration(
            "one_of, noun = \"a ride\"",
            "#[schema(required(\"ride.to\"))] To(Text<'a>), __None",
        ),
        "required",
        "one of several is never asked for by `required`, since another may stand in its place: the object's `rules` ask for one",
    );
    tells(
        &enumeration("one_of, noun = \"a ride\"", "To(Text<'a>)"),
        "Ride",
        "one of several has one variant without members, `#[doc(hidden)] __None`",
    );
    tells(
        &enumeration("one_of, noun = \"a ride\"", "To(Option<Text<'a>>), __None"),
        "Option<Text<'a>>",
        "a variant of one of several is left out as a whole: what it holds is no `Option`",
    );
}

#[test]
fn what_has_no_noun_is_told_at_its_name() {
    let noun = "sentences about this need a name for it: `#[schema(noun = \"a generic element\")]`";
    tells("struct Ride {}", "Ride", noun);
    tells(&enumeration("unknown(\"ride.word\")", "Up"), "Ride", noun);
    tells(&enumeration("one_of", "Up(Up<'a>)"), "Ride", noun);
    let tagged = "tag(\"type\", \"ride.type\"), unknown(\"ride.word\")";
    tells(&enumeration(tagged, "Up(Up<'a>)"), "Ride", noun);
    tells(
        "#[schema(noun = \"a \")] struct Ride {}",
        "noun",
        "a noun begins with `a`, `an` or `the`",
    );
}

#[test]
fn words_without_a_rule_for_others_are_told() {
    let unknown = "another word than these breaks a rule: `#[schema(unknown(\"family.word\"))]`";
    tells(&enumeration("noun = \"a ride\"", "Up"), "Ride", unknown);
    let tagged = "noun = \"a ride\", tag(\"type\", \"ride.type\")";
    tells(&enumeration(tagged, "Up(Up<'a>)"), "Ride", unknown);
    tells(
        &enumeration("noun = \"a ride\", unknown(\"ride.word\")", "Up(Up<'a>)"),
        "Ride",
        "an object of several kinds has a tag: `#[schema(tag(\"type\", \"family.type\"))]`; or it is `one_of`",
    );
    tells(
        "#[schema(noun = \"a ride\")] #[non_exhaustive] enum Ride {}",
        "Ride",
        "a set of words has a word",
    );
}

#[test]
fn an_id_without_a_family_is_told_at_the_id() {
    let sentence = "a rule's id has a family and a name, as in `btn.to`";
    for entry in [
        "chars(\"to\": ..=8)",
        "nonempty(\"to\")",
        "format(Url, \"to\")",
        "only(messenger, \"to\")",
        "deprecated(\"to\")",
        "rename(\"req.type\" = \"to\")",
        "rename(\"to\" = \"req.type\")",
    ] {
        tells(&object(&format!("#[schema({entry})] to: Option<Text<'a>>,")), "\"to\"", sentence);
    }
    tells("#[schema(noun = \"a ride\", unknown = \"to\")] struct Ride {}", "\"to\"", sentence);
    tells(
        "#[schema(noun = \"a ride\", refused(\"to\", \"why\": up))] struct Ride {}",
        "\"to\"",
        sentence,
    );
    for entry in ["unknown(\"to\")", "unknown(\"ride.to\", \"to\")"] {
        tells(&enumeration(&format!("noun = \"a ride\", {entry}"), "Up"), "\"to\"", sentence);
    }
    let tagged = "noun = \"a ride\", unknown(\"ride.word\"), tag(\"type\", \"to\")";
    tells(&enumeration(tagged, "Up(Up<'a>)"), "\"to\"", sentence);
}

#[test]
fn what_is_refused_or_retired_is_not_there_as_well() {
    let refused = "#[schema(noun = \"a ride\", refused(\"ride.to\", \"why\": up, to))] struct Ride { to: Option<Text>, __non_exhaustive: () }";
    tells(refused, "to", "`to` is a member of this object too");
    let retired = "noun = \"a ride\", unknown(\"ride.word\"), retired(\"ride.old\": left, up)";
    tells(&enumeration(retired, "Up, Down"), "up", "`up` is a word of this set too");
}

#[test]
fn a_word_that_the_language_has_not_is_told_with_what_was_meant() {
    tells(
        &object("#[schema(messenger(char(\"ride.to\": ..=8)))] to: Option<Text<'a>>,"),
        "char",
        "`char` is no word of the schema's language here: did you mean `chars`?",
    );
    tells(
        &enumeration("noun = \"a ride\", unknown(\"ride.word\")", "#[schema(secret)] Up"),
        "secret",
        "`secret` is no word of the schema's language here, which has `name`, `alias`, `rename`, `only`, `undocumented`, `deprecated`",
    );
}

#[test]
fn a_word_that_stands_alone_takes_nothing() {
    for word in ["integers", "secret", "flatten"] {
        let item = object(&format!("#[schema({word}(\"ride.to\"))] to: Option<Text<'a>>,"));
        tells(&item, word, "this stands alone");
    }
    let capitals = "noun = \"a ride\", unknown(\"ride.word\"), capitals = \"yes\"";
    tells(&enumeration(capitals, "Up"), "capitals", "this stands alone");
}

/// What is listed is what is taken: no listed word is told as a stranger.
#[test]
fn a_word_that_is_listed_is_known() {
    let listed = |item: &str| {
        let told = told(item).pop().unwrap_or_default().1;
        let (_, words) = told.split_once("which has `").expect(item);
        let words = words.trim_end_matches('`').split("`, `");
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let places: [&dyn Fn(&str) -> String; 6] = [
        &|word| object(&format!("#[schema({word})] to: Option<Text<'a>>,")),
        &|word| format!("#[schema({word})] struct Ride {{}}"),
        &|word| enumeration(&format!("one_of, {word}"), "Up(Up<'a>)"),
        &|word| enumeration(word, "Up"),
        &|word| enumeration(word, "Up(Up<'a>)"),
        &|word| enumeration("", &format!("#[schema({word})] Up")),
    ];
    for place in places {
        for word in listed(&place("zzzzzzzzzzzz")) {
            let told = told(&place(&word));
            assert!(told.iter().all(|(_, told)| !told.contains("no word of")), "{told:?}");
        }
    }
}

#[test]
fn the_mistakes_of_several_members_are_told_at_once() {
    let two =
        object("to: Text<'a>, #[schema(item(\"ride.at\": 1..))] at: Option<List<'a, Text<'a>>>,");
    assert_eq!(told(&two).len(), 2, "{:?}", told(&two));
}

#[test]
fn after_a_mistake_the_item_has_all_the_same_what_others_look_for() {
    let mistaken = [
        object("to: Text<'a>, #[schema(like = TO)] at: Text<'a>,"),
        "struct Ride { to: Text }".to_owned(),
        "#[schema(alternative, noun = \"\")] struct Ride { to: Text, __non_exhaustive: () }"
            .to_owned(),
        enumeration("unknow(\"ride.word\")", "Up, #[schema(nam = \"left\")] Left"),
        enumeration("noun = 3", "Up"),
        enumeration("tag(\"type\")", "Up(Up<'a>)"),
        enumeration("one_of", "Up(Text<'a>), #[schema(flatten)] Left(Left<'a>), __None"),
        "enum Ride { Up }".to_owned(),
    ];
    for item in &mistaken {
        let input: Item = syn::parse_str(item).unwrap();
        let mistake = judged(&input).expect_err(item);
        let instead = instead(input, &mistake).to_string();
        assert!(instead.contains("compile_error !"), "{item}");
        let implemented = ["implement :: object !", "implement :: words !"];
        assert!(implemented.iter().any(|part| instead.contains(part)), "{item}: {instead}");
    }
}
