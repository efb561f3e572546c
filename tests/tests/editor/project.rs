//! The project that the editor has open: a bakery's bot.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::Outcome;
use crate::options::Options;

/// The project on disk.
pub(crate) struct Project {
    folder: PathBuf,
    scene: PathBuf,
    std: Std,
}

/// Where the source of the standard library is.
enum Std {
    /// Where rustup puts it.
    Toolchain,
    /// Where somebody says.
    At(PathBuf),
    Nowhere,
}

impl Project {
    /// Writes it down, with the versions of this workspace; with files and a dependency more where times are measured.
    pub(crate) fn write(options: &Options) -> Outcome<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor");
        fs::create_dir_all(folder.join("src"))?;
        fs::create_dir_all(folder.join(NO_STD))?;
        let more = if options.timing { LARGE } else { ["", ""] };
        put(&folder.join("Cargo.toml"), &(MANIFEST.replace("$client", CLIENT) + more[0]))?;
        fs::copy(LOCK, folder.join("Cargo.lock"))?;
        for (name, text) in FILES {
            put(&folder.join("src").join(name), text)?;
        }
        put(&folder.join("src/main.rs"), &(more[1].to_owned() + MAIN))?;
        for module in LARGE_FILES {
            put(&folder.join("src").join(module), "")?;
        }
        let scene = folder.join("src/scene.rs");
        Ok(Self { folder, scene, std: std()? })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn uri(&self) -> String {
        uri(&self.folder)
    }

    /// The file that is typed into.
    pub(crate) fn scene(&self) -> &Path {
        &self.scene
    }

    /// Another file of the project.
    pub(crate) fn source(&self, name: &str) -> PathBuf {
        self.folder.join("src").join(name)
    }

    pub(crate) fn has_no_std(&self) -> bool {
        matches!(self.std, Std::Nowhere)
    }

    pub(crate) fn about_std(&self) -> String {
        match &self.std {
            Std::Toolchain => "with the standard library of the toolchain".to_owned(),
            Std::At(path) => format!("with the standard library in {}", path.display()),
            Std::Nowhere => "left out: whatever needs the standard library's source \
                (rustup component add rust-src, or SENDAPI_RUST_SRC)"
                .to_owned(),
        }
    }

    /// What the server is told about how the project is read.
    pub(crate) fn settings(&self) -> Value {
        let mut cargo = json!({
            "buildScripts": { "enable": true },
            "targetDir": self.folder.join("target"),
        });
        match &self.std {
            Std::Toolchain => {}
            Std::At(path) => cargo["sysrootSrc"] = json!(path),
            // Where it finds none it has rustup add one to the user's toolchain, unasked. An empty folder keeps it from
            // that.
            Std::Nowhere => cargo["sysrootSrc"] = json!(self.folder.join(NO_STD)),
        }
        json!({ "cargo": cargo, "procMacro": { "enable": true }, "checkOnSave": false })
    }
}

/// The address of a file or folder.
pub(crate) fn uri(path: &Path) -> String {
    // What has a meaning in addresses, or none, goes by its number.
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte);
    let path = path.to_string_lossy();
    let escaped = path.bytes().map(|byte| match byte {
        byte if plain(&byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    format!("file://{}", escaped.collect::<String>())
}

fn std() -> Outcome<Std> {
    if let Some(path) = env::var_os("SENDAPI_RUST_SRC") {
        let path = PathBuf::from(path);
        if !path.join("std").is_dir() {
            return Err(
                format!("SENDAPI_RUST_SRC names {}, with no std in it", path.display()).into()
            );
        }
        return Ok(Std::At(path));
    }
    let output = Command::new("rustc").args(["--print", "sysroot"]).output()?;
    let sysroot = String::from_utf8(output.stdout)?;
    let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std");
    Ok(if source.is_dir() { Std::Toolchain } else { Std::Nowhere })
}

/// Leaves a file alone that is right already: else all of it would be built again.
fn put(path: &Path, text: &str) -> Outcome {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text)?;
    }
    Ok(())
}

const NO_STD: &str = "no-std";
const CLIENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../client");
const LOCK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");

const MANIFEST: &str = "[package]
name = \"bot\"
edition = \"2024\"

[workspace]

[dependencies]
sendapi = { path = \"$client\" }
";

const FILES: [(&str, &str); 3] = [
    ("shop.rs", include_str!("bot/shop.rs")),
    ("words.rs", include_str!("bot/words.rs")),
    ("scene.rs", HEAD),
];

const MAIN: &str = include_str!("bot/main.rs");

/// What stands in the manifest and in front of `main` where times are measured.
const LARGE: [&str; 2] = ["maud = \"0.27\"\n", "mod carousels;\nmod literals;\nmod pages;\n"];

/// They have text in them while they are measured.
const LARGE_FILES: [&str; 3] = ["carousels.rs", "literals.rs", "pages.rs"];

/// What stands above everything that is typed.
pub(crate) const HEAD: &str = include_str!("bot/scene.rs");
