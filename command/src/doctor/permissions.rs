//! Whether the token allows what the bot does.

use sendapi::call::permission::{Access, Feature};
use sendapi::call::token::TokenInfo;

use crate::finding::Finding;

pub(super) fn look(features: &[Feature], access: Access, info: &TokenInfo) -> Vec<Finding> {
    match &info.scopes {
        Some(scopes) => {
            let judged = features.iter().flat_map(|feature| judged(*feature, access, scopes));
            judged.collect()
        }
        None => vec![Finding::warning(
            CHECK,
            "the platform does not tell what the token allows",
            "set SENDAPI_APP_ID and SENDAPI_APP_SECRET, so that the app itself asks",
        )],
    }
}

fn judged(feature: Feature, access: Access, scopes: &[String]) -> Vec<Finding> {
    let name = feature.name();
    let Some(permissions) = feature.permissions(access) else {
        return vec![Finding::problem(
            CHECK,
            format!("`{name}` is not there on Instagram"),
            "leave the feature out",
        )];
    };
    let lacking = |wanted: &[&'static str]| -> Vec<&'static str> {
        let is_lacking = |permission: &&str| !scopes.iter().any(|scope| scope == permission);
        wanted.iter().copied().filter(is_lacking).collect()
    };
    let (missing, beside) = (lacking(permissions.needed), lacking(permissions.beside));
    let mut findings = vec![match &*missing {
        [] => Finding::fine(CHECK, format!("for `{name}` there is {}", listed(permissions.needed))),
        missing => Finding::problem(
            CHECK,
            format!("for `{name}` the token lacks {}", listed(missing)),
            "tick what is lacking at the login that gives the token, and take the new one; people without a role on the \
             app get answers after its review only",
        ),
    }];
    if !beside.is_empty() {
        findings.push(Finding::warning(
            CHECK,
            format!("beside them the platform's pages name {}", listed(&beside)),
            "ask for them too if the login or the review wants them",
        ));
    }
    findings.into_iter().map(|finding| finding.see(permissions.link)).collect()
}

fn listed(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

const CHECK: &str = "permissions";
