//! The language inside `#[payload(…)]`.

use sendapi_core::spelling::nearest;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Error, LitStr, Path, Result};

use super::Mistakes;

/// Where an attribute stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Enum,
    Variant,
    Member,
}

/// What the attributes at one place say.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) name: Option<LitStr>,
    pub(super) aliases: Vec<LitStr>,
    pub(super) default: bool,
    pub(super) krate: Option<Path>,
}

impl Attributes {
    pub(super) fn of(attributes: &[Attribute], place: Place, mistakes: &mut Mistakes) -> Self {
        let mut all = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("payload"))
        {
            // An attribute is read up to its first mistake.
            if let Err(error) = attribute.parse_nested_meta(|meta| all.take(&meta, place)) {
                mistakes.add(error);
            }
        }
        all
    }

    fn take(&mut self, meta: &ParseNestedMeta<'_>, place: Place) -> Result<()> {
        let key = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        if !place.keys().contains(&key.as_str()) {
            return Err(place.unknown(&key, meta));
        }
        match key.as_str() {
            "name" => self.name = Some(meta.value()?.parse()?),
            "alias" => self.aliases.push(meta.value()?.parse()?),
            "crate" => self.krate = Some(meta.value()?.parse::<LitStr>()?.parse()?),
            _ => self.default = true,
        }
        Ok(())
    }
}

impl Place {
    const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Enum => &["crate"],
            Self::Variant => &["name", "alias"],
            Self::Member => &["name", "alias", "default"],
        }
    }

    fn unknown(self, key: &str, meta: &ParseNestedMeta<'_>) -> Error {
        let place = match self {
            Self::Enum => "a payload",
            Self::Variant => "a variant of a payload",
            Self::Member => "a member of a payload",
        };
        let keys = self.keys().iter().copied();
        let hint = match nearest(key, keys.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!(
                "known are {}",
                keys.map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        meta.error(format!("unknown key `{key}` on {place}, {hint}"))
    }
}
