//! The walk over all that is sent, for what a rule says there: as that for the ids of rules, and with words.

use super::Meaning;
use crate::call::roots;
use crate::check::wording::listed;
use crate::limit::{CUT_REMEDY, Format};
use crate::platform::PlatformKind;
use crate::reference::between;
use crate::schema::rule::Rule;
use crate::schema::{
    Check, Choices, Deprecated, Field, Form, Limit, Only, Retired, Severity, Shape, Struct, Tagged,
    Type,
};

pub(super) fn meanings(id: &str) -> Vec<Meaning> {
    let mut walk = Walk { id, found: Vec::new(), open: Vec::new(), renames: Vec::new(), link: "" };
    roots().for_each(|root| walk.shape(root));
    walk.found
}

type Renames = &'static [(&'static str, &'static str)];

struct Walk<'i> {
    id: &'i str,
    found: Vec<Meaning>,
    /// The shapes between the root and here: one that holds itself is entered once.
    open: Vec<&'static str>,
    /// What rules are called here, the innermost last.
    renames: Vec<Renames>,
    /// The page about the object, or about that around it.
    link: &'static str,
}

/// On which platforms something holds, and how severely.
type On = [Option<Severity>; 2];

impl Walk<'_> {
    fn shape(&mut self, shape: &'static Shape) {
        if self.open.contains(&shape.path) {
            return;
        }
        let around = self.link;
        self.link = if shape.link.is_empty() { around } else { shape.link };
        self.open.push(shape.path);
        shape.rules.iter().for_each(|rule| self.between(shape, rule));
        match &shape.form {
            Form::Struct(form) => self.members(shape, form),
            Form::Tagged(form) => self.tagged(shape, form),
        }
        self.open.pop();
        self.link = around;
    }

    fn between(&mut self, shape: &Shape, rule: &Rule) {
        let on = on(rule.on, rule.severity);
        self.add(rule.id, on, || {
            [shape.noun.to_string(), between::asks(shape, rule), rule.remedy.to_owned()]
        });
    }

    fn members(&mut self, shape: &'static Shape, form: &'static Struct) {
        let of = || shape.noun.to_string();
        self.add(form.unknown, EVERYWHERE, || [of(), KNOWN_MEMBERS.to_owned(), SPELL.to_owned()]);
        if let Some(rule) = form.passed_over {
            let asks = "the platform passes over members that it does not know";
            self.add(rule, WARNS, || [of(), asks.to_owned(), SPELL.to_owned()]);
        }
        for refused in form.refused {
            let asks = || format!("{} does not belong here", listed(refused.names, "or"));
            self.add(refused.rule, EVERYWHERE, || [of(), asks(), refused.why.to_owned()]);
        }
        form.fields.iter().for_each(|field| self.field(shape, field));
    }

    fn tagged(&mut self, shape: &'static Shape, form: &'static Tagged) {
        let needed =
            |name: &str| [shape.noun.to_string(), format!("it needs `{name}`"), added(name)];
        if let Some(content) = form.content {
            self.add(content.required, EVERYWHERE, || needed(content.name));
        }
        self.add(form.tag.required, EVERYWHERE, || needed(form.tag.name));
        self.choices(&format!("`{}` of {}", form.tag.name, shape.noun), form.tag.choices);
        for variant in form.variants {
            self.below(variant.renames, |walk| walk.shape((variant.shape)()));
        }
    }

    fn field(&mut self, shape: &'static Shape, field: &'static Field) {
        let about = format!("`{}` of {}", field.name, shape.noun);
        if let Some(rule) = field.required {
            let asks = || format!("it needs `{}`: {}", field.name, field.summary());
            self.add(rule, EVERYWHERE, || [shape.noun.to_string(), asks(), added(field.name)]);
        }
        self.below(field.renames, |walk| {
            walk.life(&about, field.only, field.deprecated, LEAVE_OUT);
            if let Some(rule) = field.empty {
                let asks = "empty text counts as left out";
                walk.add(rule, WARNS, || {
                    [about.clone(), asks.to_owned(), "leave it out".to_owned()]
                });
            }
            for check in field.checks {
                let words = || [about.clone(), described(check.limit), remedy(check).to_owned()];
                walk.add(check.rule, on(check.on, check.severity), words);
            }
            // Where the rule about kinds has a name of its own.
            let asks = || format!("it takes {}", kind(field.ty));
            let convert = "write such a value; a variable of another kind has to be converted";
            walk.add("req.type", EVERYWHERE, || [about.clone(), asks(), convert.to_owned()]);
            walk.ty(&about, field.ty);
        });
    }

    fn ty(&mut self, about: &str, ty: Type) {
        match ty {
            Type::Object(shape) => self.shape(shape()),
            Type::List(item) => self.ty(about, *item),
            Type::Choice(choices) => self.choices(about, choices()),
            Type::Text | Type::Integer | Type::Number | Type::Bool => {}
        }
    }

    fn choices(&mut self, about: &str, choices: &'static Choices) {
        for platform in PLATFORMS {
            let words: Vec<_> = choices.choices.iter().map(|choice| choice.value).collect();
            let words = words.into_iter().filter(|word| choices.takes(word, platform));
            let words: Vec<_> = words.collect();
            let asks = || format!("it takes {}", listed(&words, "or"));
            let on = on(Some(platform), Severity::Reject);
            self.add(choices.unknown_on(platform), on, || {
                [about.to_owned(), asks(), spelt(&words)]
            });
        }
        choices.retired.iter().for_each(|retired| self.retired(about, retired));
        for choice in choices.choices {
            let about = format!("`{}` as {about}", choice.value);
            self.life(&about, choice.only, choice.deprecated, ANOTHER_WORD);
        }
    }

    fn retired(&mut self, about: &str, retired: &Retired) {
        let since = if retired.since.is_empty() {
            String::new()
        } else {
            format!(" since {}", retired.since)
        };
        let verb = if retired.values.len() == 1 { "is" } else { "are" };
        let asks = || format!("{} {verb} gone{since}", listed(retired.values, "and"));
        self.add(retired.rule, EVERYWHERE, || {
            [about.to_owned(), asks(), retired.instead.to_owned()]
        });
    }

    /// Where nothing else is told to take instead, `otherwise` is what to do.
    fn life(
        &mut self,
        about: &str,
        only: Option<Only>,
        deprecated: Option<Deprecated>,
        otherwise: &'static str,
    ) {
        let instead =
            |told: &'static str| if told.is_empty() { otherwise } else { told }.to_owned();
        if let Some(only) = only {
            let there = other(only.platform);
            let asks = match only.severity {
                Severity::Reject => format!("it is not available on {there}"),
                Severity::Warn => format!("it is not documented on {there}"),
            };
            let on = on(Some(there), only.severity);
            self.add(only.rule, on, || [about.to_owned(), asks, instead(only.instead)]);
        }
        if let Some(gone) = deprecated {
            let asks = match gone.since {
                "" => "it is documented nowhere".to_owned(),
                since => format!("it is retired since {since}"),
            };
            let on = on(gone.on, Severity::Warn);
            self.add(gone.rule, on, || [about.to_owned(), asks, instead(gone.instead)]);
        }
    }

    fn below(&mut self, renames: Renames, walk: impl FnOnce(&mut Self)) {
        self.renames.push(renames);
        walk(self);
        self.renames.pop();
    }

    /// If it is the rule that is looked for: once, with the platforms of all places that say the same.
    fn add(&mut self, rule: &'static str, on: On, words: impl FnOnce() -> [String; 3]) {
        let renamed = |rule, renames: &Renames| {
            renames.iter().find(|(there, _)| *there == rule).map_or(rule, |(_, here)| *here)
        };
        if self.renames.iter().rev().fold(rule, renamed) != self.id {
            return;
        }
        let [about, asks, what_to_do] = words();
        let meaning = Meaning { about, asks, what_to_do, link: self.link, on };
        let is_same = |known: &&mut Meaning| {
            (&known.about, &known.asks, &known.what_to_do)
                == (&meaning.about, &meaning.asks, &meaning.what_to_do)
        };
        match self.found.iter_mut().find(is_same) {
            Some(known) => {
                let [messenger, instagram] = known.on;
                let [also_messenger, also_instagram] = meaning.on;
                known.on = [messenger.or(also_messenger), instagram.or(also_instagram)];
            }
            None => self.found.push(meaning),
        }
    }
}

fn added(name: &str) -> String {
    format!("add `{name}`")
}

fn spelt(words: &[&str]) -> String {
    match words {
        [word] => format!("write `{word}`, or leave it out"),
        _ => "write one of these words, in this spelling".to_owned(),
    }
}

const fn kind(ty: Type) -> &'static str {
    match ty {
        Type::Text => "text",
        Type::Integer => "a whole number",
        Type::Number => "a number",
        Type::Bool => "`true` or `false`",
        Type::Choice(_) => "a word",
        Type::Object(_) => "an object",
        Type::List(_) => "a list",
    }
}

fn described(limit: Limit) -> String {
    match limit {
        Limit::Chars { min: 1, max: None } => "not empty".to_owned(),
        limit => limit.described().to_string(),
    }
}

/// What to do, where the limit does not say it already.
fn remedy(check: &Check) -> &'static str {
    match (check.limit, check.severity) {
        (Limit::Format(Format::Visible) | Limit::Chars { min: 1, max: None }, _) => {
            "write something, or leave it out"
        }
        (Limit::Format(format), _) => format.remedy(),
        (Limit::Chars { max: Some(_), .. }, Severity::Warn) => CUT_REMEDY,
        (Limit::Chars { min: 0, max: Some(_) } | Limit::Bytes { .. }, _) => "shorten it",
        (Limit::Chars { max: Some(_), .. }, _) => "shorten it, or write more",
        (Limit::Items { min: 0, max: Some(_) }, _) => "leave items out, or send several messages",
        (Limit::Items { max: Some(_), .. }, _) => {
            "add items or leave some out, or send several messages"
        }
        (Limit::Chars { .. }, _) => "write more",
        (Limit::Items { .. }, _) => "add items, or leave the whole list out",
        (Limit::Range { .. }, _) => "write a number within it",
    }
}

fn on(only: Option<PlatformKind>, severity: Severity) -> On {
    PLATFORMS.map(|platform| platform.is_among(only).then_some(severity))
}

const fn other(platform: PlatformKind) -> PlatformKind {
    match platform {
        PlatformKind::Messenger => PlatformKind::Instagram,
        PlatformKind::Instagram => PlatformKind::Messenger,
    }
}

const PLATFORMS: [PlatformKind; 2] = [PlatformKind::Messenger, PlatformKind::Instagram];
const EVERYWHERE: On = [Some(Severity::Reject); 2];
const WARNS: On = [Some(Severity::Warn); 2];
const KNOWN_MEMBERS: &str = "it has no members but those that the platform knows";
const LEAVE_OUT: &str = "leave it out there";
const ANOTHER_WORD: &str = "write another word there, or leave out what has it";
const SPELL: &str = "spell the key as the reference has it, or leave it out";
