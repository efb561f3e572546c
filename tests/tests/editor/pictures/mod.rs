//! The pictures of the documentation: an editor that offers keys, and one that underlines a mistake. What is in them the
//! server said: the names and their documentation, the error and its place, the colours of the code.

mod canvas;
mod code;
mod frames;
mod theme;

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::document::Document;
use crate::judge::mistakes::complaints;
use crate::judge::names::{documentation, offers};
use crate::marked::Marked;
use crate::pictures::code::Code;
use crate::pictures::frames::{Mistake, Offer, completion, mistake};
use crate::pictures::theme::Theme;
use crate::project::Project;
use crate::server::Server;

/// Draws all of them, each for light pages and for dark ones.
pub(crate) fn draw(server: &mut Server, project: &Project) -> Outcome {
    let mut document = Document::open(server, project.scene(), "")?;
    offered(server, &mut document)?;
    underlined(server, &mut document)
}

fn offered(server: &mut Server, document: &mut Document) -> Outcome {
    let marked = Marked::read(HALF_TYPED);
    document.write(server, &marked.text)?;
    let code = Code::ask(server, document)?;
    let (all, _) = offers(&marked, server, document)?;
    let first = all.first().ok_or("nothing is offered: there is nothing to draw")?;
    let docs = documentation(first, server)?;
    let all: Vec<_> = all.iter().map(Offer::read).collect();
    write("completion", |theme| completion(&code, marked.cursor, &all, &docs, theme))
}

fn underlined(server: &mut Server, document: &mut Document) -> Outcome {
    document.write(server, MISSPELT)?;
    let code = Code::ask(server, document)?;
    let (all, _) = complaints(server, document)?;
    let errors: Vec<_> = all.iter().filter(|one| one["severity"] == 1).collect();
    let [error] = errors.as_slice() else {
        return Err(
            format!("{} errors instead of one: there is nothing to draw", errors.len()).into()
        );
    };
    let error = Mistake::read(error, MISSPELT);
    write("error", |theme| mistake(&code, &error, theme))
}

fn write(name: &str, drawn: impl Fn(&Theme) -> String) -> Outcome {
    for theme in [&theme::LIGHT, &theme::DARK] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../client/docs");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("editor-{name}-{}.svg", theme.name));
        fs::write(&file, drawn(theme))?;
        println!("drawn: client/docs/editor-{name}-{}.svg", theme.name);
    }
    Ok(())
}

const HALF_TYPED: &str = r#"use sendapi::{Message, message};

fn offer(psid: &str) -> Message<'_> {
    message!(Messenger {
        recipient: psid,
        attachment: generic {
            elements: [
                element {
                    title: "Dark rye",
                    ¦
                },
            ],
        },
    })
}
"#;

const MISSPELT: &str = r#"use sendapi::{Message, message};

fn offer(psid: &str) -> Message<'_> {
    message!(Messenger {
        recipient: psid,
        attachment: button {
            text: "Shall we put one aside?",
            buttons: [
                postback { titel: "Yes, please", payload: "YES" },
                postback { title: "No, thank you", payload: "NO" },
            ],
        },
    })
}
"#;
