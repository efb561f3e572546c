//! What mdBook does not know of our pages: text that stands elsewhere, links to the documentation of the crates, and pages
//! that are generated.

use std::path::Path;

use anyhow::{Context as _, Result};
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::from::{Elsewhere, on_page};
use crate::{api, generated};

/// The preprocessor.
#[derive(Debug)]
pub struct Own {
    elsewhere: Elsewhere,
}

impl Own {
    /// Reads which page takes which text.
    pub fn read() -> Result<Self> {
        Ok(Self { elsewhere: Elsewhere::read()? })
    }

    fn chapter(&self, chapter: &mut Chapter) -> Result<()> {
        let Some(path) = chapter.path.clone() else { return Ok(()) };
        let page = path.to_string_lossy().replace('\\', "/");
        let text = self.elsewhere.taken(&page, &chapter.content)?;
        let text = generated::into(&page, &text)?;
        let linked = on_page(&text, |_, target| api::link(target));
        chapter.content = linked.with_context(|| format!("site/pages/{page}"))?;
        for (generated, at) in generated::below(&page)?.into_iter().zip(1..) {
            let generated::Page { name, path, text } = generated;
            let mut below = Chapter::new(&name, text, Path::new(&path), vec![chapter.name.clone()]);
            // It is not shown, but the table of contents tells by it what is below what.
            below.number =
                chapter.number.as_deref().map(|above| above.iter().copied().chain([at]).collect());
            chapter.sub_items.push(BookItem::Chapter(below));
        }
        Ok(())
    }
}

impl Preprocessor for Own {
    fn name(&self) -> &'static str {
        "own"
    }

    fn run(&self, _: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let mut problem = None;
        book.for_each_chapter_mut(|chapter| {
            if let (Err(error), None) = (self.chapter(chapter), &problem) {
                problem = Some(error);
            }
        });
        problem.map_or(Ok(book), Err)
    }
}
