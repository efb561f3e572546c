//! `derive(Payload)`: an enum whose variants are what buttons send.
//!
//! - `attribute`: the language inside `#[payload(…)]`
//! - `item`: the item as it was written; `read`: what it means; `expand`: the impls

mod attribute;
mod expand;
mod item;
mod read;

use proc_macro2::TokenStream;
use syn::Error;

use item::Item;

/// The impls, and all mistakes.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input = match syn::parse2::<Item>(input) {
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
    use proc_macro2::{Delimiter, Group, TokenTree};
    use quote::quote;

    use super::derive;
    use super::item::{Item, Variant};

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
            "#[payload(crate = \"::a::bot\",)] #[derive(Debug)] /// Text\n enum Action { Menu = 1 << 3, Buy { id: u8 } = -1 }",
            "enum Action { Go(Map<fn(u8) -> Vec<Vec<u8>>, [u8; 2]>, #[payload(alias = \"x\")] <A as B<C, D>>::E), Menu }",
        ] {
            assert_eq!(mistakes(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn members_are_told_apart_whatever_their_types() {
        let text = "enum Action { Go(Map<fn(u8) -> Vec<Vec<u8>>, [u8; 2]>, <A as B<C, D>>::E), Menu { at: fn() -> u8, by: u8 } = 1 << 3, By }";
        let item: Item = syn::parse_str(text).unwrap();
        let types = |variant: Variant| {
            variant.fields.into_iter().map(|field| field.ty.to_string()).collect::<Vec<_>>()
        };
        let types: Vec<_> = item.variants.unwrap().into_iter().map(types).collect();
        let go = ["Map < fn (u8) -> Vec < Vec < u8 >>, [u8 ; 2] >", "< A as B < C , D >>:: E"];
        assert_eq!(types, [go.as_slice(), &["fn () -> u8", "u8"], &[]]);
    }

    #[test]
    fn what_a_macro_took_as_a_part_is_that_part() {
        let (visibility, nothing, ty) = (quote!(pub(crate)), quote!(), quote!(Vec<u8>));
        let [visibility, nothing, ty] = [visibility, nothing, ty]
            .map(|taken| TokenTree::from(Group::new(Delimiter::None, taken)));
        let item = quote!(#visibility enum Action { Go { #nothing by: #ty } });
        let item: Item = syn::parse2(item).unwrap();
        let fields = item.variants.unwrap().remove(0).fields;
        assert_eq!(fields.first().unwrap().ty.to_string(), "Vec < u8 >");
    }

    #[test]
    fn what_is_wrong_has_its_impls_all_the_same() {
        for (text, head, name) in [
            (
                "enum A<'a, #[x] T: B<C, D> + 'a = E<F>, const N: u8 = 3> where T: Fn(u8) -> G { H }",
                "impl < 'a , T : B < C , D > + 'a , const N : u8 >",
                "for A < 'a , T , N > where T : Fn (u8) -> G {",
            ),
            ("struct A<T>(u8) where T: B;", "impl < T >", "for A < T > where T : B {"),
            ("struct A { b: u8 }", "impl", "for A {"),
            ("union A { b: u8 }", "impl", "for A {"),
        ] {
            let expanded = derive(text.parse().unwrap()).to_string();
            let head = format!("{head} :: sendapi :: Payload {name}");
            assert!(expanded.contains(&head), "{expanded}");
        }
    }

    #[test]
    fn what_an_attribute_cannot_be_read_by_is_told() {
        for (attribute, told) in [
            ("", "expected attribute arguments in parentheses: #[payload(...)]"),
            (" = 1", "expected parentheses"),
            ("(name)", "expected `=`"),
            ("(name = 1)", "expected string literal"),
            ("(1)", "expected ident"),
            ("(default default)", "expected `,`"),
        ] {
            let text = format!("enum Action {{ Go {{ #[payload{attribute}] by: u8 }} }}");
            assert_eq!(mistakes(&text), [told], "{text}");
        }
        assert_eq!(mistakes("#[payload(crate = \"a b\")] enum Action { Go }").len(), 1);
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
