//! What becomes of the control over a conversation.

use sendapi_derive::Schema;

use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// What becomes of the control over a conversation.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a thread_control", rules = RULES)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing"
)]
pub struct ThreadControl<'a> {
    /// Whether it is passed on or given up; given up where it is left out.
    pub control_type: Option<ControlType>,
    /// The app that gets it, with `pass`; the default app where it is left out.
    #[schema(integers)]
    pub app_id: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Whether the control over a conversation is passed on or given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a control_type", unknown("thread.control_type"))]
#[non_exhaustive]
pub enum ControlType {
    /// It goes to another app.
    Pass,
    /// It is given up.
    Release,
}

const RULES: &[Rule] = &[Rule::new(
    "thread.app_id",
    Relation::OnlyWith { field: "app_id", with: "control_type", values: &["pass"] },
    "leave it out, or pass the control",
)
.warns()];
