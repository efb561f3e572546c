//! The rules between the members of a call. The forms are those of [`rules`](crate::message::rules).

use crate::check::scope::{Found, Scope, descend};
use crate::check::violation::Place;
use crate::message::rules::{Form, Rule};
use crate::platform::PlatformKind;
use crate::tree::Node;

/// Between the members of a Messenger profile.
pub(super) const PROFILE: &[Rule] = &[
    Rule::judged(
        "profile.greeting_default",
        greeting_has_default,
        "`greeting` needs an entry with `locale: \"default\"`",
        DEFAULT,
    )
    .on(PlatformKind::Messenger),
    Rule::judged(
        "profile.ice_default",
        ice_breakers_have_default,
        "`ice_breakers` need an entry with `locale: \"default\"`",
        DEFAULT,
    ),
    Rule::judged(
        "profile.ice",
        questions_without_locale_are_few,
        "`ice_breakers` without `locale` are 4 at most",
        "leave the fifth out",
    ),
    Rule::judged("profile.menu_default", menu_has_default, MENU_DEFAULT, DEFAULT),
    Rule::judged(
        "profile.cmd_default",
        commands_have_default,
        "`commands` need an entry with `locale: \"default\"`",
        DEFAULT,
    )
    .on(PlatformKind::Messenger),
];

/// Between the members of a person's own menu.
pub(super) const USER_MENU: &[Rule] =
    &[Rule::judged("profile.menu_default", menu_has_default, MENU_DEFAULT, DEFAULT)];

const MENU_DEFAULT: &str = "`persistent_menu` needs an entry with `locale: \"default\"`";
const DEFAULT: &str = "it is for everybody whose language has no entry";

/// Between the members of a menu.
pub(super) const MENU: &[Rule] = &[Rule::new(
    "profile.menu_composer",
    Form::Needs { field: "composer_input_disabled", values: &["true"], needs: "call_to_actions" },
    "without them people could say nothing at all",
)];

/// Between the members of ice breakers.
pub(super) const ICE_BREAKERS: &[Rule] = &[
    Rule::new(
        "profile.ice_form",
        Form::AtLeastOne(&["call_to_actions", "question"]),
        "write the questions in `call_to_actions`",
    ),
    Rule::new(
        "profile.ice_form",
        Form::AtMostOne(&["call_to_actions", "question"]),
        "write all of them in `call_to_actions`",
    ),
    Rule::new(
        "profile.ice_form",
        Form::Needs { field: "question", values: &[], needs: "payload" },
        "say what your webhook gets",
    ),
];

/// Between the members of a moderation.
pub(super) const MODERATION: &[Rule] = &[Rule::judged(
    "mod.block_unblock",
    block_and_unblock_go_apart,
    "`block_user` and `unblock_user` cannot go in one call",
    "keep one of them",
)];

/// Between the members of an uploaded file.
pub(super) const UPLOADED_FILE: &[Rule] = &[Rule::judged(
    "upload.reusable",
    upload_is_reusable,
    "a file is uploaded with `is_reusable: true`, so that the answer holds an `attachment_id`",
    "write it so",
)
.warns()];

/// Between the members of a template's head.
pub(super) const TEMPLATE_HEADER: &[Rule] = &[Rule::new(
    "utility.manage_text",
    Form::Needs { field: "format", values: &["TEXT"], needs: "text" },
    "say what it says",
)];

fn greeting_has_default(scope: &mut Scope<'_, '_>) {
    wants_default(scope, "greeting");
}

fn ice_breakers_have_default(scope: &mut Scope<'_, '_>) {
    if !scope.any("ice_breakers", |entry| !matches!(descend(entry, &["question"]), Found::No)) {
        wants_default(scope, "ice_breakers");
    }
}

fn menu_has_default(scope: &mut Scope<'_, '_>) {
    wants_default(scope, "persistent_menu");
}

fn commands_have_default(scope: &mut Scope<'_, '_>) {
    wants_default(scope, "commands");
}

/// Reports a list in which each entry is known, and known not to be for the default locale.
fn wants_default(scope: &mut Scope<'_, '_>, name: &str) {
    let is_default = |entry: Node<'_>| descend(entry, &["locale"]).is_any(&["default"]);
    let filled = scope.any(name, |_| true);
    if filled && !scope.any(name, |entry| is_default(entry) != Some(false)) {
        scope.report(&[name], Place::Key, scope.asked());
    }
}

fn questions_without_locale_are_few(scope: &mut Scope<'_, '_>) {
    let questions =
        scope.places("ice_breakers", |entry| descend(entry, &["question"]).is_certain());
    if let Some(fifth) = questions.get(4) {
        scope.report(&["ice_breakers", fifth], Place::Value, scope.asked());
    }
}

fn block_and_unblock_go_apart(scope: &mut Scope<'_, '_>) {
    let is = |word| move |action: Node<'_>| Found::Yes(action).is_any(&[word]) == Some(true);
    let blocks = scope.places("actions", is("block_user"));
    let unblocks = scope.places("actions", is("unblock_user"));
    if let (Some(block), Some(unblock)) = (blocks.first(), unblocks.first()) {
        let later = block.max(unblock);
        scope.report(&["actions", later], Place::Value, scope.asked());
    }
}

fn upload_is_reusable(scope: &mut Scope<'_, '_>) {
    match scope.field("is_reusable") {
        Found::No => scope.report(&[], Place::Object, scope.asked()),
        found if found.is_any(&["false"]) == Some(true) => {
            scope.report(&["is_reusable"], Place::Value, scope.asked());
        }
        _ => {}
    }
}
