//! What the public signatures of a crate name, read from the code.
//!
//! What is `pub` can be reached from outside, since the lint `unreachable_pub` holds everywhere. What macros declare is not
//! read: it has no types that are not in a signature beside it too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::visit::{self, Visit};
use syn::{
    Attribute, Fields, ImplItem, Item, ItemImpl, Meta, TraitItem, Type, TypeParamBound, UseTree,
    Visibility,
};

use crate::imports::{self, Module, is_for_tests};

/// A path from its crate on, which stands in front, as in `["reqwest", "Client"]`; of an own item the crate is `crate`.
pub(crate) type Name = Vec<String>;

/// What the shown signatures of a crate name, each with the item that does; and what its impls name.
pub(crate) struct Face {
    pub(crate) named: BTreeMap<Name, BTreeSet<String>>,
    implemented: BTreeSet<Name>,
    hidden: BTreeSet<Name>,
}

impl Face {
    /// Reads the files below `root`, without tests and without modules that are hidden.
    pub(crate) fn of(root: &Path) -> Self {
        Self::in_files(&imports::files(root))
    }

    fn in_files(files: &BTreeMap<Module, syn::File>) -> Self {
        let scopes = files.iter().map(|(module, file)| (module.clone(), Scope::of(&file.items)));
        let scopes: BTreeMap<_, _> = scopes.collect();
        let hidden = Self::hidden_in(files);
        let mut named: BTreeMap<Name, BTreeSet<String>> = BTreeMap::new();
        let mut implemented = BTreeSet::new();
        for (module, file) in files {
            if is_below(module, &hidden) {
                continue;
            }
            let mut signatures = Signatures::default();
            let of_hidden = |item: &&Item| {
                let Item::Impl(item) = item else { return false };
                let path = own_path(&item.self_ty);
                path.is_some_and(|path| {
                    let name = resolved(&steps(path), module, &scopes, 0);
                    name.split_first().is_some_and(|(_, rest)| is_below(rest, &hidden))
                })
            };
            let shown = file.items.iter().filter(|item| !of_hidden(item));
            shown.for_each(|item| signatures.item(item, &scopes[module]));
            let paths = signatures.implemented.iter();
            implemented.extend(paths.map(|path| resolved(path, module, &scopes, 0)));
            for (item, path) in signatures.found {
                let name = resolved(&path, module, &scopes, 0);
                named.entry(name).or_default().insert(format!("{}::{item}", module.join("::")));
            }
        }
        Self { named, implemented, hidden }
    }

    fn hidden_in(files: &BTreeMap<Module, syn::File>) -> BTreeSet<Name> {
        let items = files.iter().flat_map(|(module, file)| {
            file.items.iter().filter_map(move |item| {
                let (attributes, ident) = head(item)?;
                is_hidden(attributes).then(|| own(module, &ident))
            })
        });
        items.collect()
    }

    /// The names of other crates, without those of the standard library.
    pub(crate) fn foreign(&self) -> BTreeSet<String> {
        let names = self.named.keys().chain(&self.implemented).filter(|name| {
            let of = name.first().map(String::as_str);
            name.len() > 1
                && !matches!(of, Some("crate" | "std" | "core" | "alloc"))
                && !of.is_some_and(|of| of.starts_with("sendapi"))
        });
        names.map(|name| name.join("::")).collect()
    }

    /// What is hidden from readers, here or in the crate `core`, and stands in a shown signature all the same.
    pub(crate) fn hidden(&self, core: &Self) -> BTreeSet<String> {
        let told = self.named.iter().filter_map(|(name, items)| {
            let (of, rest) = name.split_first()?;
            let hidden = match of.as_str() {
                "crate" => &self.hidden,
                "sendapi_core" => &core.hidden,
                _ => return None,
            };
            let items: Vec<_> = items.iter().map(String::as_str).collect();
            (is_below(rest, hidden) && !is_below(rest, &shown_again()))
                .then(|| format!("{} in {}", name.join("::"), items.join(", ")))
        });
        told.collect()
    }
}

/// What stands in a hidden module, and is shown elsewhere.
fn shown_again() -> BTreeSet<Name> {
    [own(&["convert".to_owned()], "value")].into()
}

fn own(module: &[String], ident: &str) -> Name {
    module.iter().cloned().chain([ident.to_owned()]).collect()
}

fn is_below(name: &[String], tops: &BTreeSet<Name>) -> bool {
    tops.iter().any(|top| name.starts_with(top))
}

/// The name of an item, and its attributes.
fn head(item: &Item) -> Option<(&[Attribute], String)> {
    Some(match item {
        Item::Mod(item) => (&item.attrs, item.ident.to_string()),
        Item::Struct(item) => (&item.attrs, item.ident.to_string()),
        Item::Enum(item) => (&item.attrs, item.ident.to_string()),
        Item::Trait(item) => (&item.attrs, item.ident.to_string()),
        Item::Type(item) => (&item.attrs, item.ident.to_string()),
        Item::Fn(item) => (&item.attrs, item.sig.ident.to_string()),
        Item::Const(item) => (&item.attrs, item.ident.to_string()),
        Item::Static(item) => (&item.attrs, item.ident.to_string()),
        // Hidden where it is shown: what it leads to is hidden by this.
        Item::Use(item) => (&item.attrs, last(&item.tree)?),
        _ => return None,
    })
}

fn last(tree: &UseTree) -> Option<String> {
    match tree {
        UseTree::Path(inner) => last(&inner.tree),
        UseTree::Name(name) => Some(name.ident.to_string()),
        UseTree::Rename(name) => Some(name.rename.to_string()),
        UseTree::Group(_) | UseTree::Glob(_) => None,
    }
}

/// The names of a module: those that are brought in, with the way to them, and the types that it shows itself.
struct Scope {
    brought: BTreeMap<String, Name>,
    types: BTreeSet<String>,
    inner: BTreeSet<String>,
}

impl Scope {
    fn of(items: &[Item]) -> Self {
        let mut brought = BTreeMap::new();
        for item in items {
            if let Item::Use(item) = item {
                imports::spread(&item.tree, &mut Vec::new(), &mut |name, path| {
                    brought.insert(name.to_owned(), path.to_vec());
                });
            }
        }
        let types = items.iter().filter_map(|item| match item {
            Item::Struct(item) if is_shown(&item.vis, &item.attrs) => Some(item.ident.to_string()),
            Item::Enum(item) if is_shown(&item.vis, &item.attrs) => Some(item.ident.to_string()),
            _ => None,
        });
        let inner = items.iter().filter_map(|item| match item {
            Item::Mod(item) => Some(item.ident.to_string()),
            _ => None,
        });
        Self { brought, types: types.collect(), inner: inner.collect() }
    }
}

/// Where a path leads that stands in `module`.
fn resolved(
    path: &[String],
    module: &[String],
    scopes: &BTreeMap<Module, Scope>,
    steps: usize,
) -> Name {
    let Some((first, rest)) = path.split_first() else { return Name::new() };
    let within = |module: &[String], rest: &[String]| {
        let all: Name = module.iter().chain(rest).cloned().collect();
        // The way goes through modules, the last of which may bring the name from elsewhere.
        let depth = (0..all.len()).rev().find(|depth| scopes.contains_key(&all[..*depth]));
        match depth.map(|depth| (&all[..depth], &all[depth..])) {
            Some((home, name)) if steps < 20 && scopes[home].brought.contains_key(&name[0]) => {
                resolved(name, home, scopes, steps + 1)
            }
            _ => std::iter::once("crate".to_owned()).chain(all).collect(),
        }
    };
    match first.as_str() {
        "crate" => within(&[], rest),
        "self" => within(module, rest),
        "super" => within(&module[..module.len().saturating_sub(1)], rest),
        _ => match scopes[module].brought.get(first) {
            Some(way) => {
                let whole: Name = way.iter().chain(rest).cloned().collect();
                if way.first() != Some(first) && steps < 20 {
                    resolved(&whole, module, scopes, steps + 1)
                } else if scopes.contains_key(&own(module, first)) {
                    within(module, &whole)
                } else {
                    // A crate that is brought in by its own name, or something of the same name in it.
                    whole
                }
            }
            None if scopes.contains_key(&own(module, first)) => within(module, path),
            // What belongs to a type, a type of the module itself, or one of the prelude.
            None if rest.is_empty() || first.starts_with(char::is_uppercase) => {
                within(module, path)
            }
            // A module that is written out where it is declared.
            None if scopes[module].inner.contains(first) => within(module, path),
            None => path.to_vec(),
        },
    }
}

fn is_shown(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    matches!(visibility, Visibility::Public(_))
        && !is_hidden(attributes)
        && !is_for_tests(attributes)
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => list.path.is_ident("doc") && list.tokens.to_string() == "hidden",
        _ => false,
    })
}

/// The paths in the shown signatures of a file, each with the item where it stands.
#[derive(Default)]
struct Signatures {
    item: String,
    found: Vec<(String, Name)>,
    implemented: Vec<Name>,
}

impl Signatures {
    fn item(&mut self, item: &Item, scope: &Scope) {
        if let Some((_, name)) = head(item) {
            self.item = name;
        }
        match item {
            Item::Fn(item) if is_shown(&item.vis, &item.attrs) => self.visit_signature(&item.sig),
            Item::Struct(item) if is_shown(&item.vis, &item.attrs) => {
                self.visit_generics(&item.generics);
                self.fields(&item.fields, true);
            }
            Item::Enum(item) if is_shown(&item.vis, &item.attrs) => {
                self.visit_generics(&item.generics);
                item.variants.iter().for_each(|variant| self.fields(&variant.fields, false));
            }
            Item::Type(item) if is_shown(&item.vis, &item.attrs) => {
                visit::visit_item_type(self, item);
            }
            Item::Const(item) if is_shown(&item.vis, &item.attrs) => self.visit_type(&item.ty),
            Item::Static(item) if is_shown(&item.vis, &item.attrs) => self.visit_type(&item.ty),
            Item::Trait(item) if is_shown(&item.vis, &item.attrs) => {
                self.visit_generics(&item.generics);
                item.supertraits
                    .iter()
                    .for_each(|bound: &TypeParamBound| self.visit_type_param_bound(bound));
                item.items.iter().for_each(|item| self.trait_item(item));
            }
            Item::Impl(item)
                if is_about_a_shown_type(item, scope) && !is_for_tests(&item.attrs) =>
            {
                self.impl_of(item);
            }
            _ => {}
        }
    }

    fn fields(&mut self, fields: &Fields, marked: bool) {
        for field in fields {
            let public = !marked || matches!(field.vis, Visibility::Public(_));
            if public && !is_hidden(&field.attrs) {
                self.visit_type(&field.ty);
            }
        }
    }

    fn trait_item(&mut self, item: &TraitItem) {
        match item {
            TraitItem::Fn(item) if !is_hidden(&item.attrs) => self.visit_signature(&item.sig),
            TraitItem::Const(item) if !is_hidden(&item.attrs) => self.visit_type(&item.ty),
            TraitItem::Type(item) if !is_hidden(&item.attrs) => {
                item.bounds.iter().for_each(|bound| self.visit_type_param_bound(bound));
            }
            _ => {}
        }
    }

    fn impl_of(&mut self, item: &ItemImpl) {
        if let Type::Path(path) = &*item.self_ty {
            self.item =
                path.path.segments.last().map_or_else(String::new, |step| step.ident.to_string());
        }
        // Of a hidden trait the documentation shows no impl, so only what is of others counts here.
        if let Some((path, _)) = &item.trait_ {
            let before = self.found.len();
            self.visit_path(path);
            self.visit_type(&item.self_ty);
            self.implemented.extend(self.found.drain(before..).map(|(_, path)| path));
        }
        for inner in &item.items {
            match inner {
                ImplItem::Fn(inner) if is_shown(&inner.vis, &inner.attrs) => {
                    self.visit_generics(&item.generics);
                    self.visit_signature(&inner.sig);
                }
                ImplItem::Const(inner) if is_shown(&inner.vis, &inner.attrs) => {
                    self.visit_type(&inner.ty);
                }
                ImplItem::Type(inner) if item.trait_.is_some() => self.visit_type(&inner.ty),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Signatures {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.found.push((self.item.clone(), steps(path)));
        visit::visit_path(self, path);
    }

    fn visit_block(&mut self, _: &'ast syn::Block) {}
}

fn steps(path: &syn::Path) -> Name {
    path.segments.iter().map(|step| step.ident.to_string()).collect()
}

/// Whether somebody else can see the type that something is implemented for: it is shown in the same file, or no type of
/// this crate.
fn is_about_a_shown_type(item: &ItemImpl, scope: &Scope) -> bool {
    let name = own_path(&item.self_ty).and_then(|path| steps(path).pop());
    name.is_none_or(|name| scope.types.contains(&name) || scope.brought.contains_key(&name))
}

/// The type that something is implemented for, by itself or by a reference.
fn own_path(own: &Type) -> Option<&syn::Path> {
    match own {
        Type::Reference(reference) => own_path(&reference.elem),
        Type::Path(path) => Some(&path.path),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(text: &str) -> Face {
        let root = "#[doc(hidden)] pub mod engine; mod parts;";
        let files = [
            (Module::new(), syn::parse_file(root).unwrap()),
            (vec!["engine".to_owned()], syn::parse_file("pub trait Fill {}").unwrap()),
            (vec!["parts".to_owned()], syn::parse_file("pub(crate) use url::Url as Way;").unwrap()),
            (vec!["shown".to_owned()], syn::parse_file(text).unwrap()),
        ];
        Face::in_files(&files.into_iter().collect())
    }

    #[test]
    fn types_of_others_are_found_wherever_they_stand() {
        for text in [
            "pub fn f(_: url::Url) {}",
            "use url::Url; pub fn f() -> Option<Vec<Url>> { None }",
            "use crate::parts::Way; pub struct S { pub way: Way }",
            "use crate::parts; pub enum E { A(parts::Way) }",
            "use url::Url as U; pub struct S; impl S { pub fn f(&self, _: impl Fn(U)) {} }",
            "pub struct S; impl From<url::Url> for S { fn from(_: url::Url) -> Self { S } }",
            "pub trait T { type A: Into<url::Url>; }",
            "pub struct S<T>(T); impl<T> S<T> where T: AsRef<url::Url> { pub fn f(&self) {} }",
            "pub type A = url::Url;",
        ] {
            assert_eq!(face(text).foreign(), ["url::Url".to_owned()].into(), "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        for text in [
            "pub(crate) fn f(_: url::Url) {}",
            "pub struct S { way: url::Url }",
            "pub struct S { #[doc(hidden)] pub way: url::Url }",
            "struct S; impl From<url::Url> for S { fn from(_: url::Url) -> Self { S } }",
            "#[cfg(test)] pub fn f(_: url::Url) {}",
            "pub fn f() { let _: url::Url; }",
            "pub fn f(_: std::time::Duration, _: String) {}",
        ] {
            assert_eq!(face(text).foreign(), BTreeSet::new(), "{text}");
        }
    }

    #[test]
    fn hidden_names_in_shown_signatures_are_found() {
        for text in [
            "use crate::engine::Fill; pub fn f(_: impl Fill) {}",
            "pub trait T: crate::engine::Fill {}",
            "#[doc(hidden)] pub struct S; pub fn f(_: S) {}",
        ] {
            let face = face(text);
            assert_eq!(face.hidden(&face).len(), 1, "{text}");
        }
    }
}
