//! What is sent, as JSON Schemas (2020-12), put together from the one schema: for editors that complete bodies in JSON, and for
//! programs in any language that check them.
//!
//! - `definitions` knows what a document refers to; `object` and `word` write that, `value` what members hold
//! - `between` says the rules between members, `pattern` the forms of texts; `description` is what people read
//! - [`difference`] is what the checker refuses and a JSON Schema cannot

mod between;
mod definitions;
mod description;
pub mod difference;
mod keywords;
mod object;
mod pattern;
mod value;
mod word;

use self::definitions::{Definitions, Waiting};
use self::keywords::Keywords;
use crate::call::roots;
use crate::convert::value::Schema;
use crate::limit::blank::is_blank;
use crate::message::content::Content;
use crate::platform::PlatformKind;
use crate::platform::version::GraphVersion;
use crate::schema::Shape;
use crate::tree::json::Json;

/// Something that is sent, of which there is a JSON Schema: the request to `/messages`, the `message` in it alone, or
/// another call.
///
/// ```
/// use sendapi_core::PlatformKind;
/// use sendapi_core::reference::json_schema::Subject;
///
/// let profile = Subject::named("profile").unwrap();
/// let schema = profile.json_schema(PlatformKind::Messenger);
/// assert!(schema.contains(r#""get_started""#));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    name: &'static str,
    shape: &'static Shape,
}

impl Subject {
    /// All of them, the request in front.
    pub fn all() -> impl Iterator<Item = Self> {
        let of_shape = |shape: &'static Shape| Self { name: shape.name, shape };
        let message = Self { name: MESSAGE, shape: Content::SHAPE };
        let mut roots = roots().map(of_shape);
        roots.next().into_iter().chain([message]).chain(roots)
    }

    /// The one with this name: `request`, `message`, `profile` and the like.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|subject| subject.name == name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What it is, as a sentence.
    #[must_use]
    pub const fn docs(&self) -> &'static str {
        self.shape.docs
    }

    /// Its JSON Schema on a platform, as text that people read too. What breaks a rule that only warns is taken.
    #[must_use]
    pub fn json_schema(&self, platform: PlatformKind) -> String {
        // What is written is a value that serde knows.
        let json = serde_json::to_string_pretty(&self.document(platform).node());
        escaped(&json.unwrap_or_default())
    }

    /// The same in one line.
    #[must_use]
    pub fn json_schema_in_one_line(&self, platform: PlatformKind) -> String {
        let mut json = Vec::new();
        crate::tree::write::write_json(self.document(platform).node(), &mut json);
        escaped(&String::from_utf8(json).unwrap_or_default())
    }

    fn document(&self, platform: PlatformKind) -> Json {
        let mut due = Definitions::new(platform);
        let start = due.object(self.shape, "");
        let mut definitions = Keywords::new();
        while let Some((name, waiting)) = due.next() {
            definitions.put(name, written(&waiting, &mut due));
        }
        let version = env!("CARGO_PKG_VERSION");
        let name = platform.name();
        let id = format!("urn:sendapi:{version}:{}:{}", name.to_lowercase(), self.name);
        Keywords::new()
            .with("$schema", "https://json-schema.org/draft/2020-12/schema")
            .with("$id", id)
            .with("$comment", format!("Written by sendapi {version}, by what is known of version {} of the Graph API. {PASSES}", GraphVersion::NEWEST))
            .with("title", format!("{} ({name})", self.name))
            .with("description", description::linked(self.shape.docs, self.shape.link))
            .with("$ref", start)
            .with("type", "object")
            .with("$defs", definitions)
            .into()
    }
}

fn written(waiting: &Waiting, due: &mut Definitions) -> Keywords {
    match *waiting {
        Waiting::Object(shape, link) => object::definition(shape, link, due),
        Waiting::Beside(form, variant, link) => object::beside(form, variant, link, due),
        Waiting::Words(choices) => word::definition(choices, due.platform()),
    }
}

/// With those characters as escapes that nobody could see.
fn escaped(json: &str) -> String {
    let is_unseen = |letter: char| !letter.is_ascii() && is_blank(letter.encode_utf8(&mut [0; 4]));
    let one = |letter: char| match letter {
        unseen if is_unseen(unseen) => format!("\\u{:04x}", u32::from(unseen)),
        seen => seen.to_string(),
    };
    json.chars().map(one).collect()
}

const MESSAGE: &str = "message";
const PASSES: &str = "What passes here may still break a rule that a JSON Schema cannot say: `sendapi schema --differences` names them, and `sendapi check` knows all.";
