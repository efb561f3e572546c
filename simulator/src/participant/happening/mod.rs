//! What can be made to happen beside what people write and tap: each a row of [`table`], from which the call in Rust, the
//! act by HTTP and the menu of the chat page come.

mod effect;
mod input;
mod perform;
mod scene;
mod table;

use std::collections::BTreeMap;

use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::told::Written;
use serde_json::{Map, Value, json};

use self::input::{Form, Input};
use self::scene::{Scene, Told};
use super::ActionError;
use crate::Platform;
use crate::courier::subscription::on;

pub(crate) use perform::{approve_templates, happens, of_account};

/// Something that happens to a bot, for [`Participant::experiences`](crate::Participant::experiences) where a person does
/// it, and [`Simulator::happens`](crate::Simulator::happens) where it happens to the account.
///
/// What has to be said is asked by its constructor; what may be said besides comes by [`with`](Self::with), by the name that
/// the platform has for it.
///
/// ```no_run
/// # async fn test(simulator: sendapi_simulator::Simulator) -> Result<(), Box<dyn std::error::Error>> {
/// use sendapi_simulator::Happening;
///
/// let ada = simulator.person("Ada");
/// ada.experiences(Happening::referral("flyer")).await?;
/// ada.experiences(Happening::ad_referral("6045246247433").with("ad_title", "Rye, two for one")).await?;
/// simulator.happens("101", Happening::policy_enforcement("warning")).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    name: &'static str,
    given: BTreeMap<String, String>,
}

impl Happening {
    /// The same with something more about it, such as `metadata`: what there is, the constructors say.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.given.insert(name.into(), value.into());
        self
    }

    /// Its name, such as `referral`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name
    }

    /// The one of this name, with what is said of it: text, numbers and booleans.
    ///
    /// # Errors
    /// [`ActionError`] if none has the name, or if something else stands in a member.
    pub fn named(name: &str, given: &Map<String, Value>) -> Result<Self, ActionError> {
        let kind = Kind::named(name)?;
        let mut happening = Self::of(kind.name);
        for (member, value) in given.iter().filter(|(_, value)| !value.is_null()) {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                Value::Bool(is_so) => is_so.to_string(),
                _ => {
                    let member = Written(member);
                    let sentence = format!("`{member}` takes text or a number, and not {value}");
                    return Err(ActionError::impossible(sentence));
                }
            };
            happening = happening.with(member.as_str(), text);
        }
        Ok(happening)
    }

    fn of(name: &'static str) -> Self {
        Self { name, given: BTreeMap::new() }
    }
}

/// All that is known of one.
pub(crate) struct Kind {
    name: &'static str,
    /// What the menu says.
    label: &'static str,
    about: &'static str,
    /// The one platform that has it; none where both have.
    only: Option<Platform>,
    whose: Whose,
    /// What tells it, by the name that Pages have for it.
    told_by: SubscribedField,
    needs: &'static [Input],
    may: &'static [Input],
    told: fn(&Scene<'_>) -> Result<Told, ActionError>,
    effect: fn(&Scene<'_>, &Told),
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Person,
    Account,
}

impl Kind {
    /// All, as the chat page gets them.
    pub(crate) fn all() -> Value {
        table::KINDS.iter().map(Self::json).collect()
    }

    fn named(name: &str) -> Result<&'static Self, ActionError> {
        table::KINDS.iter().find(|kind| kind.name == name).ok_or_else(|| {
            let names: Vec<_> = table::KINDS.iter().map(|kind| kind.name).collect();
            ActionError::impossible(format!(
                "nothing that can happen is called `{}`: there is `{}`",
                Written(name),
                names.join("`, `")
            ))
        })
    }

    fn json(&self) -> Value {
        let platforms = [Platform::Messenger, Platform::Instagram];
        let platforms = platforms.into_iter().filter(|it| self.only.is_none_or(|only| only == *it));
        let told_by = |platform| on(platform, &self.told_by).as_str().to_owned();
        let told_by: Map<_, _> =
            platforms.map(|it| (key(it).to_owned(), told_by(it).into())).collect();
        let inputs = self.needs.iter().map(|input| described(input, true));
        let inputs = inputs.chain(self.may.iter().map(|input| described(input, false)));
        json!({
            "name": self.name,
            "label": self.label,
            "about": self.about.trim(),
            "whose": match self.whose {
                Whose::Person => "person",
                Whose::Account => "account",
            },
            "told_by": told_by,
            "inputs": inputs.collect::<Vec<_>>(),
        })
    }

    /// Why it cannot happen so, if it cannot.
    fn check(
        &self,
        platform: Platform,
        whose: Whose,
        given: &BTreeMap<String, String>,
    ) -> Result<(), ActionError> {
        let name = self.name;
        let fault = if let Some(only) = self.only.filter(|only| *only != platform) {
            Some(format!("`{name}` happens on {only} alone, and the account is one of {platform}"))
        } else if whose != self.whose {
            Some(match self.whose {
                Whose::Person => format!("`{name}` is what a person does: name the person"),
                Whose::Account => format!("`{name}` happens to an account: name no person"),
            })
        } else {
            self.fault(given)
        };
        fault.map_or(Ok(()), |sentence| Err(ActionError::impossible(sentence)))
    }

    fn fault(&self, given: &BTreeMap<String, String>) -> Option<String> {
        let name = self.name;
        if let Some(input) = self.needs.iter().find(|input| !given.contains_key(input.name)) {
            return Some(format!("`{name}` needs `{}`: {}", input.name, input.label));
        }
        given.iter().find_map(|(member, text)| {
            let mut known = self.needs.iter().chain(self.may);
            let input = known.find(|input| input.name == member);
            input.map_or_else(|| Some(self.unknown(member)), |input| input.fault(text))
        })
    }

    fn unknown(&self, member: &str) -> String {
        let known = self.needs.iter().chain(self.may);
        let names: Vec<_> = known.map(|input| format!("`{}`", input.name)).collect();
        let (name, member) = (self.name, Written(member));
        match names.as_slice() {
            [] => format!("`{name}` takes nothing, and `{member}` was given"),
            names => format!("`{name}` takes {}, and no `{member}`", names.join(", ")),
        }
    }
}

fn described(input: &Input, is_needed: bool) -> Value {
    let (form, words) = match input.form {
        Form::Text => ("text", &[][..]),
        Form::Number => ("number", &[][..]),
        Form::Word(words) => ("word", words),
    };
    json!({ "name": input.name, "label": input.label, "needed": is_needed, "form": form, "words": words })
}

fn key(platform: Platform) -> &'static str {
    match platform {
        Platform::Messenger => "messenger",
        Platform::Instagram => "instagram",
    }
}
