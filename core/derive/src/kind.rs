//! What a field holds, as far as its type's name tells, and which limits fit that.

use proc_macro2::Ident;
use syn::Result;

use crate::item::Type;

/// What a field holds, with or without `Option`.
#[derive(Clone, Copy)]
enum Kind<'t> {
    Text,
    Number,
    List(Option<&'t Type>),
    /// An object, a word or a flag, none of which has a limit.
    Other,
}

/// Refuses a limit that a value of the type cannot break. Those of texts and numbers hold for each item of a list too.
pub(crate) fn demand_fitting(limit: &Ident, ty: &Type) -> Result<()> {
    let (word, kind) = (limit.to_string(), Kind::of(ty));
    let fits = match word.as_str() {
        "nonempty" | "empty" | "fractions" => matches!(kind, Kind::Text),
        "items" => matches!(kind, Kind::List(_)),
        "range" => matches!(kind.innermost(), Kind::Number),
        _ => matches!(kind.innermost(), Kind::Text),
    };
    if fits {
        return Ok(());
    }
    let (of, held) = (asked(&word), kind.name());
    let instead = match (&kind, word.as_str()) {
        (Kind::List(_), "nonempty" | "range" | "chars" | "bytes") => {
            ": the length of a list is limited by `items(\"id\": 1..)`"
        }
        (Kind::Text, "items" | "range") => {
            ": the length of a text is limited by `chars(\"id\": ..=80)`"
        }
        (Kind::Number, "nonempty" | "chars" | "bytes" | "items") => {
            ": the size of a number is limited by `range(\"id\": 0..)`"
        }
        _ => "",
    };
    let message = format!("`{word}` is about {of}, and this field holds {held}{instead}");
    Err(syn::Error::new(limit.span(), message))
}

fn asked(limit: &str) -> &'static str {
    match limit {
        "items" => "a list",
        "range" => "a number",
        _ => "a text",
    }
}

impl<'t> Kind<'t> {
    fn of(ty: &'t Type) -> Self {
        let Some(name) = &ty.name else { return Self::Other };
        let inner = ty.inner.as_deref();
        match name.to_string().as_str() {
            "Option" => inner.map_or(Self::Other, Self::of),
            "Text" => Self::Text,
            "u64" | "Number" => Self::Number,
            "List" => Self::List(inner),
            _ => Self::Other,
        }
    }

    /// What the items of a list are, or of the lists in it; anything else is what it is.
    fn innermost(self) -> Self {
        match self {
            Self::List(item) => item.map_or(Self::Other, |item| Self::of(item).innermost()),
            other => other,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::List(_) => "a list",
            Self::Other => "an object, a word or a flag",
        }
    }
}

/// Whether what stands there may be missing.
pub(crate) fn is_option(ty: &Type) -> bool {
    ty.name.as_ref().is_some_and(|name| name == "Option")
}

/// The name of the type that a field holds, whether it is optional or not.
pub(crate) fn held(ty: &Type) -> Option<&Ident> {
    if is_option(ty) { held(ty.inner.as_deref()?) } else { ty.name.as_ref() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(limit: &str, ty: &str) -> Option<String> {
        let (limit, ty) = (syn::parse_str(limit).unwrap(), syn::parse_str(ty).unwrap());
        demand_fitting(&limit, &ty).err().map(|error| error.to_string())
    }

    #[test]
    fn a_limit_fits_what_it_limits() {
        for limit in ["nonempty", "empty", "chars", "bytes", "format", "integers", "fractions"] {
            assert_eq!(told(limit, "Option<Text<'a>>"), None);
        }
        for limit in ["items", "chars", "format"] {
            assert_eq!(told(limit, "List<'a, Text<'a>>"), None);
        }
        assert_eq!(told("range", "Option<u64>"), None);
        assert_eq!(told("range", "Number"), None);
    }

    #[test]
    fn a_limit_that_nothing_can_break_is_refused() {
        let refused = [
            ("nonempty", "List<'a, Text<'a>>"),
            ("nonempty", "Option<u64>"),
            ("chars", "Option<List<'a, Element<'a>>>"),
            ("bytes", "Number"),
            ("format", "bool"),
            ("format", "Tag"),
            ("items", "Text<'a>"),
            ("items", "u64"),
            ("range", "Option<Text<'a>>"),
            ("integers", "u64"),
        ];
        for (limit, ty) in refused {
            assert!(told(limit, ty).is_some(), "{limit} {ty}");
        }
        assert_eq!(
            told("nonempty", "List<'a, Text<'a>>").as_deref(),
            Some(
                "`nonempty` is about a text, and this field holds a list: the length of a list is limited by `items(\"id\": 1..)`"
            )
        );
    }
}
