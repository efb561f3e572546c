//! `derive(Payload)`: an enum whose variants are what buttons send.
//!
//! - `attribute`: the language inside `#[payload(…)]`
//! - `read`: the enum as it was written; `expand`: the impls

mod attribute;
mod expand;
mod read;

use proc_macro2::TokenStream;
use syn::{DeriveInput, Error};

/// The impls, and all mistakes.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut mistakes = Mistakes::default();
    let payload = read::payload(&input, &mut mistakes);
    match mistakes.0 {
        None => expand::impls(&payload),
        Some(error) => {
            let (error, sketch) = (error.to_compile_error(), expand::sketch(&payload));
            quote::quote!(#error #sketch)
        }
    }
}

/// All mistakes of one enum, so that they are told in one go.
#[derive(Default)]
struct Mistakes(Option<Error>);

impl Mistakes {
    fn add(&mut self, error: Error) {
        match &mut self.0 {
            Some(mistakes) => mistakes.combine(error),
            None => self.0 = Some(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::derive;

    /// The sentences of the mistakes in an enum.
    fn mistakes(text: &str) -> Vec<String> {
        let expanded = derive(text.parse().unwrap()).to_string();
        let after = expanded.split("compile_error ! {").skip(1);
        after.filter_map(|rest| rest.split('"').nth(1).map(str::to_owned)).collect()
    }

    #[test]
    fn what_is_right_has_no_mistakes() {
        for text in [
            "enum Action { Menu }",
            "pub(crate) enum Action { Buy { id: u32, #[payload(default)] size: u8 }, Go(u8, String) }",
            "enum Action { #[payload(name = \"BUY\", alias = \"a\", alias = \"b\")] Buy, r#Type { r#type: u8 } }",
            "#[payload(crate = \"bot\")] enum Action { Menu, }",
        ] {
            assert_eq!(mistakes(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn all_mistakes_are_told() {
        let text = "enum Action { #[payload(nam = 1)] Buy { #[payload(name = \"a=b\")] id: u32 }, #[payload(name = \"\")] Sell }";
        assert_eq!(
            mistakes(text),
            [
                "unknown key `nam` on a variant of a payload, did you mean `name`?",
                "the key of a member has `=`, which ends it: leave it out",
                "the name of a variant is empty, it takes at least 1 character: fill it or leave it out",
            ]
        );
    }
}
