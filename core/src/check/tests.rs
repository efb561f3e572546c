//! What no object of the API asks for today and the checker has to do all the same, by an object that is made up.

use std::cell::Cell;

use super::{check, check_what_is_new};
use crate::platform::PlatformKind;
use crate::schema::rule::{Relation, Rule};
use crate::schema::{Choice, Choices, Field, Form, Noun, Shape, Struct, Type};
use crate::tree::json::Json;
use crate::tree::{Breach, Count, Item, List, ListRef, Member, Node, Object, ObjectRef};
use crate::tree::{Place, Step, View};

/// A ride in a lift: beside `ride: down` it goes to some of the floors only, and every stop is one too many.
static RIDE: Shape = shape(
    &[
        field("ride", Type::Choice(|| &RIDES)),
        field("floor", Type::Choice(|| &FLOORS)),
        field("halts", Type::List(&Type::Choice(|| &FLOORS))),
        field("stops", Type::List(&Type::Text)),
    ],
    &[
        narrowed("lift.floor", "floor"),
        narrowed("lift.halts", "halts"),
        Rule::judged("lift.stops", |lift| stops(&lift.indices("stops", |_| true)), "", ""),
    ],
);

/// A lift that goes up or down, and not both in one list.
static SHAFT: Shape = shape(
    &[field("rides", Type::List(&Type::Choice(|| &RIDES)))],
    &[Rule::new(
        "lift.rides",
        Relation::Apart { list: "rides", words: ["up", "down"], asks: "" },
        "",
    )],
);

/// A lift that needs an engine: a brake goes with it, a manual with the key that a lock asks for, a mat with what the
/// lock is only advised to have.
static LIFT: Shape = shape(
    &[
        Field { required: Some("lift.engine"), ..field("engine", Type::Text) },
        field("brake", Type::Text),
        field("lock", Type::Text),
        field("key", Type::Text),
        field("manual", Type::Text),
        field("floor", Type::Text),
        field("mat", Type::Text),
    ],
    &[
        only_with("lift.brake", "brake", "engine"),
        needs("lift.fuel", "brake", "engine"),
        needs("lift.key", "lock", "key"),
        only_with("lift.manual", "manual", "key"),
        needs("lift.floor", "lock", "floor").warns(),
        only_with("lift.mat", "mat", "floor"),
        needs("lift.instagram", "engine", "floor").on(PlatformKind::Instagram),
    ],
);

const fn shape(fields: &'static [Field], rules: &'static [Rule]) -> Shape {
    Shape {
        name: "lift",
        label: "lift",
        noun: Noun { article: "a", name: "lift" },
        path: "lift::Lift",
        borrows: false,
        example: "",
        docs: "",
        link: "",
        form: Form::Struct(Struct { fields, unknown: "lift.unknown", ..Struct::NONE }),
        rules,
    }
}

const fn only_with(id: &'static str, field: &'static str, with: &'static str) -> Rule {
    Rule::new(id, Relation::OnlyWith { field, with, values: &[] }, "")
}

const fn needs(id: &'static str, field: &'static str, needs: &'static str) -> Rule {
    Rule::new(id, Relation::Needs { field, values: &[], needs }, "")
}

const RIDES: Choices = choices(&[word("down"), word("up")]);

const FLOORS: Choices = choices(&[word("cellar"), word("ground"), word("roof")]);

const fn narrowed(id: &'static str, field: &'static str) -> Rule {
    let words = &["cellar", "ground"];
    Rule::new(id, Relation::Words { field, with: "ride", values: &["down"], words }, "")
}

fn stops(indices: &[usize]) -> Vec<Breach> {
    let steps = |index| [Step::Member("stops"), Step::Item(index)];
    indices.iter().map(|index| Breach::at(&steps(*index), Place::Value)).collect()
}

const fn field(name: &'static str, ty: Type) -> Field {
    Field { name, rust: name, optional: true, ty, ..Field::BLANK }
}

const fn word(value: &'static str) -> Choice {
    Choice { value, aliases: &[], rust: value, only: None, deprecated: None, docs: "" }
}

const fn choices(choices: &'static [Choice]) -> Choices {
    Choices {
        noun: Noun { article: "a", name: "word" },
        path: "lift::Word",
        choices,
        retired: &[],
        elsewhere: &[],
        unknown: "lift.word",
        unknown_instagram: "lift.word",
        any_case: false,
    }
}

/// Members and items, and how often one was asked for.
#[derive(Default)]
struct Tree<'t> {
    values: Vec<(&'static str, Node<'t>)>,
    steps: Cell<usize>,
}

impl<'t> Tree<'t> {
    fn of(values: impl IntoIterator<Item = (&'static str, Node<'t>)>) -> Self {
        Self { values: values.into_iter().collect(), steps: Cell::new(0) }
    }

    fn at(&self, index: usize) -> Option<&(&'static str, Node<'t>)> {
        self.steps.update(|steps| steps + 1);
        self.values.get(index)
    }
}

impl Object for Tree<'_> {
    fn member(&self, index: usize) -> Option<Member<'_>> {
        self.at(index).map(|(key, node)| Member::new(key, *node))
    }
}

impl List for Tree<'_> {
    fn item(&self, index: usize) -> Option<Item<'_>> {
        self.at(index).map(|(_, node)| Item { index, certain: true, node: *node })
    }

    fn count(&self) -> Count {
        Count::exactly(self.values.len())
    }
}

fn written(word: &str) -> Node<'_> {
    Node { judged: true, ..Node::new(View::Text(word)) }
}

fn object<'t>(tree: &'t Tree<'_>) -> Node<'t> {
    Node::new(View::Object(ObjectRef::new(tree)))
}

/// The rules that are broken in what was written and what came at run time.
fn new_rules(tree: &Tree<'_>) -> Vec<&'static str> {
    let violations = check_what_is_new(&RIDE, object(tree), PlatformKind::Messenger);
    violations.iter().map(super::Violation::rule).collect()
}

#[test]
fn a_word_that_is_written_is_judged_by_a_value_of_run_time_beside_it() {
    let came = |ride, floor| {
        new_rules(&Tree::of([("floor", written(floor)), ("ride", Node::new(View::Text(ride)))]))
    };
    assert_eq!(came("down", "roof"), ["lift.floor"]);
    assert!(came("up", "roof").is_empty() && came("down", "cellar").is_empty());
}

#[test]
fn a_word_in_a_list_that_is_written_is_judged_by_a_value_of_run_time_beside_it() {
    let halts = Tree::of(["ground", "roof"].map(|floor| ("", written(floor))));
    let came = |ride, judged| {
        let halts = Node { judged, ..Node::new(View::List(ListRef::new(&halts))) };
        new_rules(&Tree::of([("halts", halts), ("ride", Node::new(View::Text(ride)))]))
    };
    for judged in [true, false] {
        assert_eq!(came("down", judged), ["lift.halts"]);
        assert!(came("up", judged).is_empty());
    }
}

/// The rules that a lift of these parts breaks.
fn broken<const N: usize>(parts: [&'static str; N], platform: PlatformKind) -> Vec<&'static str> {
    let tree = Tree::of(parts.map(|part| (part, Node::new(View::Text("good")))));
    check(&LIFT, object(&tree), platform).iter().map(super::Violation::rule).collect()
}

#[test]
fn the_later_of_two_words_is_told_of_wherever_it_stands() {
    let told = |rides: &[&str]| {
        let json = Json::parse(&format!("{{\"rides\": [{}]}}", rides.join(", "))).unwrap();
        let told = check(&SHAFT, json.node(), PlatformKind::Messenger);
        told.iter().map(|it| (it.rule(), it.pointer().to_owned())).collect::<Vec<_>>()
    };
    let mut rides = vec!["\"up\""; 10];
    rides.push("\"down\"");
    assert_eq!(told(&rides), [("lift.rides", "/rides/10".to_owned())]);
    rides.reverse();
    assert_eq!(told(&rides), [("lift.rides", "/rides/1".to_owned())]);
    assert_eq!(told(&["\"up\"", "\"up\""]), []);
}

#[test]
fn what_is_required_is_missed_once() {
    assert_eq!(broken(["brake"], PlatformKind::Messenger), ["lift.engine"]);
    assert!(broken(["engine", "brake"], PlatformKind::Messenger).is_empty());
}

#[test]
fn what_another_member_needs_is_missed_once() {
    let broken = |parts| broken::<4>(parts, PlatformKind::Messenger);
    assert_eq!(broken(["engine", "lock", "floor", "manual"]), ["lift.key"]);
    assert!(broken(["engine", "lock", "floor", "key"]).is_empty());
    assert_eq!(broken(["engine", "brake", "floor", "manual"]), ["lift.manual"]);
}

#[test]
fn what_is_only_advised_or_not_asked_for_here_hides_no_mistake() {
    let advised = broken(["engine", "lock", "key", "mat"], PlatformKind::Messenger);
    assert_eq!(advised, ["lift.floor", "lift.mat"]);
    assert_eq!(broken(["engine", "mat"], PlatformKind::Messenger), ["lift.mat"]);
    assert_eq!(broken(["engine", "mat"], PlatformKind::Instagram), ["lift.instagram"]);
}

#[test]
fn what_the_compiler_judged_is_not_judged_again() {
    assert!(new_rules(&Tree::of([("floor", written("attic"))])).is_empty());
}

#[test]
fn breaches_below_one_member_look_for_it_once() {
    let steps = |size: usize| {
        let stops = Tree::of(vec![("", Node::new(View::Text("here"))); size]);
        let strangers = vec![("zzzzz", Node::new(View::Bool(true))); size];
        let listed = Node::new(View::List(ListRef::new(&stops)));
        let lift = Tree::of(strangers.into_iter().chain([("stops", listed)]));
        let violations = check(&RIDE, object(&lift), PlatformKind::Messenger);
        assert_eq!(violations.len(), 2 * size);
        lift.steps.get() + stops.steps.get()
    };
    let (small, large) = (steps(50), steps(200));
    assert!(large < 5 * small, "{small} {large}");
}
