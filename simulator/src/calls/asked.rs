//! From a request to the call of core that it is, by whose rules it is checked.

use sendapi_core::call::Call as Asked;
use sendapi_core::told::Written;
use sendapi_core::{Instagram, Invalid, Messenger, Violation};

use crate::Platform;
use crate::answers::fields::Fields;
use crate::answers::flaw::Flaw;
use crate::answers::refusal::Refusal;
use crate::request::call::Call;

/// The call, if it breaks no rule that the platform would refuse it for. What the platform takes, and its pages do not have,
/// is told.
pub(super) fn asked<C: Asked>(call: &Call) -> Result<C, Refusal> {
    call.check_object()?;
    let platform = call.named_platform()?;
    let fitted = call.fitted(C::SHAPE)?.without_strangers(C::SHAPE, call.reads());
    let slips = fitted.written.as_ref().and_then(|written| read::<C>(platform, written).err());
    let slips = flaws(slips.iter().flat_map(Invalid::violations));
    let asked = read::<C>(platform, &fitted.json).map_err(|invalid| {
        Refusal::invalid(platform, C::SHAPE, &fitted.body, &invalid).beside(&slips)
    })?;
    let doubts = flaws(&warnings(platform, &asked));
    call.told.tell(slips.into_iter().chain(doubts))?;
    Ok(asked)
}

/// What stands in `fields` and this simulator does not tell of `noun`, such as `an account`. The platform refuses what it has
/// not, and has more than is here: so it is told, and left out of the answer.
pub(super) fn tell_strangers(
    call: &Call,
    fields: &Fields,
    noun: &str,
    is_known: impl Fn(&str) -> bool,
) -> Result<(), Refusal> {
    let strangers = fields.names().filter(|name| !is_known(name)).map(|name| {
        let sentence = format!(
            "`{}` in `fields` is nothing that this simulator tells of {noun}: it is left out of the answer",
            Written(name)
        );
        Flaw::told("wire.fields", format!("/{FIELDS}"), sentence)
    });
    call.told.tell(strangers)
}

fn read<C: Asked>(platform: Platform, json: &str) -> Result<C, Invalid> {
    match platform {
        Platform::Messenger => C::from_json::<Messenger>(json),
        Platform::Instagram => C::from_json::<Instagram>(json),
    }
}

fn warnings<C: Asked>(platform: Platform, asked: &C) -> Vec<Violation> {
    match platform {
        Platform::Messenger => asked.warnings::<Messenger>(),
        Platform::Instagram => asked.warnings::<Instagram>(),
    }
}

fn flaws<'v>(violations: impl IntoIterator<Item = &'v Violation>) -> Vec<Flaw> {
    violations.into_iter().map(|violation| Flaw::from(violation).into_warning()).collect()
}

const FIELDS: &str = "fields";
