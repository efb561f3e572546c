//! Links to the documentation of the crates are written as Rust paths, as rustdoc takes them:
//! `` [`Account::send`](struct@sendapi::Account::send) ``. What kind of item it is stands in front, where it is no struct.

use anyhow::{Context as _, Result, bail};

/// Where a Rust path is documented; none for what is no such path.
pub fn link(target: &str) -> Result<Option<String>> {
    let (kind, path) = target.split_once('@').unwrap_or(("struct", target));
    if !CRATES.iter().any(|name| path == *name || path.starts_with(&format!("{name}::"))) {
        return Ok(None);
    }
    let mut parts: Vec<_> = path.split("::").collect();
    let krate = *parts.first().context("an empty path")?;
    let page = match kind {
        "struct" | "enum" | "trait" => {
            let member = parts.iter().skip(1).position(|it| begins_large(it)).map(|at| at + 2);
            let member = member.and_then(|at| (parts.len() > at).then(|| parts.remove(at)));
            let item = parts.pop().context("no item")?;
            if !begins_large(item) {
                bail!("`{target}`: `{item}` is no type; write `mod@`, `fn@` or `macro@` in front");
            }
            format!("{kind}.{item}.html{}", member.map(|it| anchor(kind, it)).unwrap_or_default())
        }
        "fn" | "macro" | "derive" | "constant" => {
            format!("{kind}.{}.html", parts.pop().context("no item")?)
        }
        "mod" => "index.html".to_owned(),
        other => bail!("`{target}`: `{other}@` is no kind of item"),
    };
    let folder = parts.join("/");
    Ok(Some(format!("{DOCS}{}/latest/{folder}/{page}", krate.replace('_', "-"))))
}

fn anchor(kind: &str, member: &str) -> String {
    match kind {
        _ if member.starts_with(|it: char| it.is_uppercase())
            && member.contains(char::is_lowercase) =>
        {
            format!("#variant.{member}")
        }
        _ if begins_large(member) => format!("#associatedconstant.{member}"),
        "trait" => format!("#tymethod.{member}"),
        _ => format!("#method.{member}"),
    }
}

fn begins_large(name: &str) -> bool {
    name.starts_with(|it: char| it.is_uppercase())
}

/// The site with the documentation of crates.
pub const DOCS: &str = "https://docs.rs/";

const CRATES: [&str; 4] = ["sendapi", "sendapi_core", "sendapi_outbox", "sendapi_simulator"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_page() -> Result<()> {
        for (path, page) in [
            ("sendapi::Account::send", "sendapi/latest/sendapi/struct.Account.html#method.send"),
            ("enum@sendapi::Delivery", "sendapi/latest/sendapi/enum.Delivery.html"),
            (
                "enum@sendapi::Delivery::Unknown",
                "sendapi/latest/sendapi/enum.Delivery.html#variant.Unknown",
            ),
            ("macro@sendapi::message", "sendapi/latest/sendapi/macro.message.html"),
            ("mod@sendapi::webhook::axum", "sendapi/latest/sendapi/webhook/axum/index.html"),
            ("sendapi::webhook::Window", "sendapi/latest/sendapi/webhook/struct.Window.html"),
            (
                "sendapi_outbox::Outbox::put",
                "sendapi-outbox/latest/sendapi_outbox/struct.Outbox.html#method.put",
            ),
        ] {
            assert_eq!(link(path)?, Some(format!("{DOCS}{page}")));
        }
        assert_eq!(link("how/carousel.md")?, None);
        assert!(link("sendapi::webhook::axum").is_err());
        Ok(())
    }
}
