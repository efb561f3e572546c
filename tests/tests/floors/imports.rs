//! Which file of a crate imports from which, read from the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Item, ItemMod, UseTree, Visibility};

/// The way to a module from the crate on; the crate itself has none.
pub(crate) type Module = Vec<String>;

/// Which module of a crate, each a file, imports from which.
pub(crate) struct Imports {
    pub(crate) arrows: BTreeMap<Module, BTreeSet<Module>>,
}

impl Imports {
    /// Reads the files below `root`. Tests are left out, and so is what they alone import.
    pub(crate) fn of(root: &Path) -> Self {
        let files = files(root);
        let names = files.iter().map(|(module, file)| (module.clone(), Names::of(file)));
        let names: BTreeMap<_, _> = names.collect();
        let arrows = files.iter().map(|(module, file)| {
            let mut paths = Paths { module, found: Vec::new() };
            paths.visit_file(file);
            let found = paths.found.iter().filter_map(|path| place(path, &names));
            (module.clone(), found.filter(|other| other != module).collect())
        });
        Self { arrows: arrows.collect() }
    }
}

/// The files below `root`, without those that are for tests alone.
pub(crate) fn files(root: &Path) -> BTreeMap<Module, syn::File> {
    let mut files = BTreeMap::new();
    read(root, &mut Vec::new(), &mut files);
    files
}

/// Reads the files of a folder, the module's own first: it says which of the others are for tests alone.
fn read(folder: &Path, module: &mut Module, files: &mut BTreeMap<Module, syn::File>) {
    let mut for_tests = BTreeSet::new();
    for path in entries(folder) {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if for_tests.contains(&name) {
            continue;
        }
        if path.is_dir() {
            module.push(name);
            read(&path, module, files);
            module.pop();
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            let own = if is_root(&path) { None } else { Some(name) };
            let names = file.items.iter().filter_map(|item| match item {
                Item::Mod(item) if is_for_tests(&item.attrs) => Some(item.ident.to_string()),
                _ => None,
            });
            for_tests.extend(names);
            files.insert(module.iter().cloned().chain(own).collect(), file);
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|path| (!is_root(path), path.clone()));
    entries
}

fn is_root(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "mod.rs" || name == "lib.rs" || name == "main.rs")
}

/// What a module shows that is defined elsewhere: the name, and the way to it.
struct Names(BTreeMap<String, Module>);

impl Names {
    fn of(file: &syn::File) -> Self {
        let mut names = BTreeMap::new();
        for item in &file.items {
            if let Item::Use(shown) = item
                && !matches!(shown.vis, Visibility::Inherited)
            {
                spread(&shown.tree, &mut Vec::new(), &mut |name, path| {
                    names.insert(name.to_owned(), path.to_vec());
                });
            }
        }
        Self(names)
    }
}

/// Hands each name that a `use` brings on, with its path.
pub(crate) fn spread(tree: &UseTree, path: &mut Module, each: &mut dyn FnMut(&str, &[String])) {
    match tree {
        UseTree::Path(inner) => {
            path.push(inner.ident.to_string());
            spread(&inner.tree, path, each);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| spread(tree, path, each)),
        UseTree::Name(name) if name.ident == "self" => {
            let last = path.last().cloned().unwrap_or_default();
            each(&last, path);
        }
        UseTree::Name(name) => named(&name.ident.to_string(), &name.ident.to_string(), path, each),
        UseTree::Rename(name) => {
            named(&name.rename.to_string(), &name.ident.to_string(), path, each);
        }
        UseTree::Glob(_) => each("*", path),
    }
}

fn named(shown: &str, name: &str, path: &mut Module, each: &mut dyn FnMut(&str, &[String])) {
    path.push(name.to_owned());
    each(shown, path);
    path.pop();
}

/// The module where a path from the crate on leads: where the name is defined, not where it is shown.
fn place(path: &[String], names: &BTreeMap<Module, Names>) -> Option<Module> {
    let mut module = Module::new();
    for name in path {
        let deeper: Module = module.iter().chain([name]).cloned().collect();
        if names.contains_key(&deeper) {
            module = deeper;
            continue;
        }
        return match names.get(&module).and_then(|names| names.0.get(name)) {
            // Shown by way of another, which may be shown itself.
            Some(way) => place(&absolute(way, &module, names), names),
            // Shown by a glob of another crate, or defined here.
            None => (!module.is_empty()).then_some(module),
        };
    }
    Some(module)
}

/// A path as it stands in a module, from the crate on.
fn absolute(path: &[String], module: &[String], names: &BTreeMap<Module, Names>) -> Module {
    let (mut base, mut rest) = (module.to_vec(), path);
    match path.first().map(String::as_str) {
        Some("crate") => return path.iter().skip(1).cloned().collect(),
        Some("self") => rest = path.get(1..).unwrap_or_default(),
        Some("super") => {
            while rest.first().is_some_and(|step| step == "super") {
                base.pop();
                rest = rest.get(1..).unwrap_or_default();
            }
        }
        Some(first) => {
            let child: Module = base.iter().cloned().chain([first.to_owned()]).collect();
            if !names.contains_key(&child) {
                return Module::new();
            }
        }
        None => {}
    }
    base.into_iter().chain(rest.iter().cloned()).collect()
}

/// The paths into the crate that stand in a file, from the crate on.
struct Paths<'p> {
    module: &'p Module,
    found: Vec<Module>,
}

impl Paths<'_> {
    fn add(&mut self, path: &[String]) {
        let above = |steps: usize| self.module.iter().take(self.module.len().saturating_sub(steps));
        match path.first().map(String::as_str) {
            Some("crate") => self.found.push(path.iter().skip(1).cloned().collect()),
            Some("super") => {
                let steps = path.iter().take_while(|step| *step == "super").count();
                let rest = path.iter().skip(steps);
                self.found.push(above(steps).chain(rest).cloned().collect());
            }
            Some("self") => {
                self.found.push(above(0).chain(path.iter().skip(1)).cloned().collect());
            }
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if is_for_tests(&item.attrs) {
            return;
        }
        spread(&item.tree, &mut Vec::new(), &mut |_, path| self.add(path));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let steps: Module = path.segments.iter().map(|step| step.ident.to_string()).collect();
        self.add(&steps);
        visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }
}

pub(crate) fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<proc_macro2::TokenStream>().is_ok_and(|tokens| {
                let tokens = tokens.to_string();
                tokens == "test" || tokens.starts_with("all (test")
            })
    })
}
