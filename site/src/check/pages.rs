//! The pages as they are written, and the blocks of code on them.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::places;

/// A page as it is written.
#[derive(Clone, Debug)]
pub struct Page {
    /// From `site/pages` on.
    pub name: String,
    /// What is written.
    pub text: String,
}

/// A block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line of its fence.
    pub line: usize,
    /// What stands behind the fence: `rust,no_run`.
    pub kind: String,
    /// The line before the fence.
    pub before: String,
    /// What is in it.
    pub code: String,
}

impl Page {
    /// Its blocks of code.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let (mut inside, mut before) = (false, String::new());
        for (number, line) in self.text.lines().enumerate() {
            let fence = line.trim_start().strip_prefix("```");
            match (fence, blocks.last_mut()) {
                (Some(_), _) if inside => inside = false,
                (Some(kind), _) => {
                    inside = true;
                    let kind = kind.trim().to_owned();
                    blocks.push(Block {
                        line: number + 1,
                        kind,
                        before: before.clone(),
                        code: String::new(),
                    });
                }
                (None, Some(block)) if inside => {
                    block.code.push_str(line);
                    block.code.push('\n');
                }
                _ if !line.trim().is_empty() => line.clone_into(&mut before),
                _ => {}
            }
        }
        blocks
    }
}

/// All of them.
pub fn all() -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    below(&places::pages(), "", &mut pages)?;
    pages.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(pages)
}

fn below(folder: &Path, name: &str, pages: &mut Vec<Page>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{name}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            below(&entry.path(), &format!("{name}/"), pages)?;
        } else if entry.path().extension().is_some_and(|it| it == "md") {
            pages.push(Page { name, text: fs::read_to_string(entry.path())? });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_know_where_they_stand() {
        let text = "a\n\n```rust,no_run\nx\n```\n\nb\n```sh\ny\nz\n```\n";
        let page = Page { name: "a.md".to_owned(), text: text.to_owned() };
        let blocks = page.blocks();
        let facts: Vec<_> =
            blocks.iter().map(|it| (it.line, &*it.kind, &*it.before, &*it.code)).collect();
        assert_eq!(facts, [(3, "rust,no_run", "a", "x\n"), (8, "sh", "b", "y\nz\n")]);
    }
}
