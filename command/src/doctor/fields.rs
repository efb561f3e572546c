//! The fields that the webhook is to be told: whether there are such.

use sendapi::PlatformKind;
use sendapi::call::permission::Access;
use sendapi::call::subscription::SubscribedField;
use sendapi::engine::{Written, spelling};

use crate::finding::Finding;

/// The fields that were named, each once, or those of a bot.
pub(crate) fn wanted(named: &[String]) -> Vec<SubscribedField> {
    let mut wanted = Vec::new();
    for name in named {
        let field = SubscribedField::from(&**name);
        if !wanted.contains(&field) {
            wanted.push(field);
        }
    }
    if wanted.is_empty() { SubscribedField::OF_A_BOT.to_vec() } else { wanted }
}

pub(crate) fn look(wanted: &[SubscribedField], access: Access) -> Vec<Finding> {
    wanted.iter().filter_map(|field| judged(field, access)).collect()
}

/// What a field that nobody knows was meant to be.
pub(super) fn meant(field: &SubscribedField) -> Option<&'static str> {
    match field {
        SubscribedField::Other(name) => {
            spelling::nearest(name, SubscribedField::KNOWN.iter().copied())
        }
        _ => None,
    }
}

fn judged(field: &SubscribedField, access: Access) -> Option<Finding> {
    // What an Instagram account tells by way of its Page is subscribed to at the Page.
    let here = match access {
        Access::InstagramLogin => PlatformKind::Instagram,
        _ => PlatformKind::Messenger,
    };
    match field {
        SubscribedField::Other(name) => {
            let next = meant(field).map_or_else(
                || "look it up in the app's settings for webhooks".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let text = format!("`{}` is no field that is known here", Written(name));
            Some(Finding::warning(CHECK, text, next))
        }
        field if field.platform().is_some_and(|only| only != here) => {
            let whose = if here == PlatformKind::Messenger { "a Page" } else { "Instagram login" };
            let text = format!("`{field}` is no field of {whose}");
            let next = field
                .elsewhere()
                .map_or_else(|| "leave it out".to_owned(), |same| format!("here it is `{same}`"));
            Some(Finding::warning(CHECK, text, next))
        }
        _ => None,
    }
}

const CHECK: &str = "fields";
