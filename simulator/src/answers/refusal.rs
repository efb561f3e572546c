//! What the platform answers to a request that it refuses.

use std::collections::BTreeSet;
use std::fmt;

use axum::http::{Method, StatusCode};
use sendapi_core::Invalid;
use sendapi_core::platform::version::GraphVersion;
use sendapi_core::schema::Shape;
use sendapi_core::told::Written;
use serde_json::{Map, Value, json};

use super::codes::{self, PARAMETER, Said, code_of};
use super::flaw::Flaw;
use super::graph_errors;
use super::sentences::{NO_SUBSCRIBED_FIELDS, of_code, recorded};
use crate::Platform;
use crate::wire::reply::Reply;

/// An error in the platform's envelope. The message is the platform's where that is known; the hint
/// says what to do here.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    class: &'static str,
    code: i64,
    subcode: Option<i64>,
    message: String,
    hint: Option<String>,
    /// What it says of itself, if it says so.
    is_transient: Option<bool>,
    flaws: Vec<Flaw>,
}

impl Refusal {
    pub(crate) fn token_missing() -> Self {
        Self::new(OAUTH, codes::NO_TOKEN, "An access token is required to request this resource.")
            .hint(TOKEN)
    }

    /// The same, where the token would say who is meant.
    pub(crate) fn token_missing_on_me() -> Self {
        let message =
            "An active access token must be used to query information about the current user.";
        Self::new(OAUTH, codes::NO_TOKEN_ON_ME, message).hint(TOKEN)
    }

    /// A token that may be each of these accounts', where it would say who is meant.
    pub(crate) fn token_of_several(accounts: &BTreeSet<String>) -> Self {
        let named = accounts.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>();
        let hint = format!(
            "this token may be that of any account here ({}): write the id in the path in place of `me`, or say whose the \
             token is, by `AccessToken::of_account` or `--token ID=TOKEN`",
            named.join(", ")
        );
        Self::token_missing_on_me().hint(&hint)
    }

    /// A subscription to nothing.
    pub(crate) fn no_subscribed_fields() -> Self {
        Self::parameter(NO_SUBSCRIBED_FIELDS)
            .hint("name what the app is to be told; `DELETE` ends the subscription")
    }

    /// What the nodes of this kind do not have.
    pub(crate) fn no_field(field: &str, node: &str) -> Self {
        Self::parameter(&format!(
            "Tried accessing nonexisting field ({field}) on node type ({node})"
        ))
    }

    pub(crate) fn token_unknown() -> Self {
        let hint = "the access token is none of those that this simulator was started with";
        Self::new(OAUTH, codes::TOKEN, "Invalid OAuth access token - Cannot parse access token")
            .hint(hint)
    }

    /// A token that the other of Meta's hosts takes; `host` is the one that was asked.
    pub(crate) fn token_of_another_host(host: Platform) -> Self {
        let hint = match host {
            Platform::Messenger => {
                "this is a token of Instagram login: it is for `graph.instagram.com`, and this is `graph.facebook.com`"
            }
            Platform::Instagram => {
                "`graph.instagram.com` takes tokens of Instagram login alone: a Page's token and a person's are for \
                 `graph.facebook.com`"
            }
        };
        Self { hint: Some(hint.to_owned()), ..Self::token_unknown() }
    }

    pub(crate) fn token_expired() -> Self {
        let expired = Self::told_of(Platform::Messenger, codes::TOKEN_EXPIRED);
        expired.hint("this simulator was told to take a new token only")
    }

    pub(crate) fn token_ran_out() -> Self {
        let expired = Self::told_of(Platform::Messenger, codes::TOKEN_EXPIRED);
        expired.hint("this token was good until a time that has come")
    }

    /// A person's token, where the account's is asked for.
    pub(crate) fn no_account_token() -> Self {
        let message = "A Page access token is required to request this resource.";
        Self::new(OAUTH, codes::TOKEN, message)
            .hint("this is a person's token: `me/accounts` has those of the person's Pages")
    }

    /// A token for another app than that which asks about it.
    pub(crate) fn another_app() -> Self {
        Self::parameter("The App_id in the input_token did not match the Viewing App")
    }

    /// A token that lacks a permission.
    pub(crate) fn permission(permission: &str) -> Self {
        let message = format!("(#200) Requires {permission} permission to manage the object");
        Self::new(OAUTH, codes::PERMISSION, &message)
            .hint("the token lacks it: ask for it at the login that gives the token")
    }

    /// As `debug_token` tells it: the numbers and the words.
    pub(crate) fn in_short(&self) -> Value {
        json!({ "code": self.code, "subcode": self.subcode, "message": self.message })
    }

    /// What a fault orders, in the platform's words.
    pub(crate) fn ordered(
        platform: Platform,
        code: i64,
        subcode: Option<i64>,
        is_transient: Option<bool>,
    ) -> Self {
        let status = graph_errors::status(code, subcode);
        let message = graph_errors::message(code, subcode);
        Self { status, is_transient, ..Self::numbered(class(platform), code, subcode, &message) }
    }

    /// One of the simulator's own, in the platform's words.
    fn told_of(platform: Platform, said: Said) -> Self {
        let told = Self::ordered(platform, said.code(), said.subcode(), None);
        match of_code(said) {
            Some(sentence) => Self { message: format!("(#{}) {sentence}", said.code()), ..told },
            None => told,
        }
    }

    /// `endpoint` takes only these methods.
    pub(crate) fn method(method: &Method, endpoint: &str, taken: &[&str]) -> Self {
        let method = method.as_str().to_ascii_lowercase();
        let taken = taken.join("` and `");
        Self::unsupported(&format!("Unsupported {method} request. {READ}"))
            .hint(&format!("`{endpoint}` takes `{taken}`"))
    }

    pub(crate) fn object(method: &Method, id: &str) -> Self {
        let method = method.as_str().to_ascii_lowercase();
        let message = format!(
            "Unsupported {method} request. Object with ID '{}' does not exist, cannot be loaded due to \
             missing permissions, or does not support this operation. {READ}",
            Written(id)
        );
        Self::unsupported(&message).hint(&format!("{PATH}; an account is an id of digits, or `me`"))
    }

    pub(crate) fn path(path: &str) -> Self {
        Self::new(OAUTH, codes::PATH, &format!("Unknown path components: /{}", Written(path)))
            .hint(PATH)
    }

    pub(crate) fn version(no_version: &str, account: &str, edge: &str) -> Self {
        let found = Written(no_version);
        let newest = GraphVersion::NEWEST;
        let hint = format!("`{found}` is no version: write it like `{newest}`, or leave it out");
        Self::path(&format!("{account}/{edge}")).hint(&hint)
    }

    pub(crate) fn body_too_long(limit: usize) -> Self {
        let refusal = Self::parameter(&format!("the body is longer than {limit} bytes, the limit"));
        Self { status: StatusCode::PAYLOAD_TOO_LARGE, ..refusal }
    }

    pub(crate) fn body_broken_off(length: usize) -> Self {
        Self::parameter(&format!("the body broke off after {length} bytes"))
    }

    pub(crate) fn boundary() -> Self {
        Self::parameter("the `multipart/form-data` body has no `boundary` in its content type")
    }

    pub(crate) fn multipart(fault: &str) -> Self {
        Self::parameter(&format!("the multipart body cannot be read to its end: {fault}"))
    }

    pub(crate) fn part_no_utf8(part: &str, byte: usize) -> Self {
        Self::no_utf8(&format!("part `{}` of the multipart body", Written(part)), byte)
    }

    pub(crate) fn no_object(fault: Option<&serde_json::Error>) -> Self {
        let fault = fault.map_or_else(String::new, |fault| format!(": {fault}"));
        Self::parameter(&format!("the body is no JSON object{fault}"))
    }

    pub(crate) fn proof_missing() -> Self {
        let hint = "this simulator knows the app's secret: send `appsecret_proof` beside the token";
        Self::proof("API calls from the server require an appsecret_proof argument").hint(hint)
    }

    pub(crate) fn proof_wrong() -> Self {
        Self::proof(PROOF).hint(
            "`appsecret_proof` is the HMAC-SHA256 of the access token with the app secret as its key, \
             in lower-case hexadecimal; with `appsecret_time`, that of `token|time`",
        )
    }

    pub(crate) fn proof_stale() -> Self {
        Self::proof(PROOF).hint(
            "`appsecret_time` is the time in seconds since 1970, at most five minutes from now",
        )
    }

    /// What a batch is sent to is no object that anything else could be sent to.
    pub(crate) fn no_batch() -> Self {
        Self::object(&Method::POST, "").hint("a batch is a JSON array in the parameter `batch`")
    }

    pub(crate) fn parent_failed(parent: &str) -> Self {
        Self::batch(&format!(
            "the item was not run: `{}`, which it depends on, did not succeed",
            Written(parent)
        ))
    }

    pub(crate) fn no_file(id: &str) -> Self {
        let refusal = Self::object(&Method::GET, id).hint("no file is kept here under this id");
        Self { status: StatusCode::NOT_FOUND, ..refusal }
    }

    /// What a whole batch fails by.
    pub(crate) fn batch(sentence: &str) -> Self {
        Self::new(GRAPH_BATCH, PARAMETER, sentence)
    }

    /// Another number of files than one.
    pub(crate) fn files(hint: &str) -> Self {
        Self::parameter("Incorrect number of files uploaded. Must upload exactly one file.")
            .hint(hint)
    }

    /// Something that is posted, for several objects at once.
    pub(crate) fn ids() -> Self {
        Self::parameter("Specifying multiple ids with a post method is not supported")
    }

    /// What is not right with a parameter: what, where, and what instead.
    pub(crate) fn parameter(sentence: &str) -> Self {
        Self::new(OAUTH, PARAMETER, &format!("(#{}) {sentence}", PARAMETER.code()))
    }

    /// An attachment of another kind than was said, or of none.
    pub(crate) fn attachment_mismatch(platform: Platform, hint: &str) -> Self {
        Self::told_of(platform, codes::OTHER_FILE).hint(hint)
    }

    pub(crate) fn attachment_too_large(platform: Platform, hint: &str) -> Self {
        Self::told_of(platform, codes::FILE_TOO_LARGE).hint(hint)
    }

    pub(crate) fn file_too_long(limit: u64) -> Self {
        let hint = format!("no file may be longer than {limit} bytes: send a smaller one");
        Self::attachment_too_large(Platform::Messenger, &hint)
    }

    pub(crate) fn attachment_unknown(platform: Platform, id: &str) -> Self {
        let hint = format!("nothing was uploaded here as `{}` by this account", Written(id));
        Self::told_of(platform, codes::NO_ATTACHMENT).hint(&hint)
    }

    pub(crate) fn attachment_not_reusable(platform: Platform, id: &str) -> Self {
        let hint = format!(
            "`{}` was uploaded without `is_reusable: true`: upload it again with it",
            Written(id)
        );
        Self::told_of(platform, codes::NO_ATTACHMENT).hint(&hint)
    }

    pub(crate) fn persona_unknown(platform: Platform, id: &str) -> Self {
        let sentence = format!(
            "`persona_id` is `{}`: this account has no such persona, make it with `personas`",
            Written(id)
        );
        Self { class: class(platform), ..Self::parameter(&sentence) }
    }

    pub(crate) fn menu_without_get_started() -> Self {
        let message =
            "(#100) You must set a Get Started button if you also wish to use persistent menu.";
        Self::new(OAUTH, codes::MENU_WITHOUT_GET_STARTED, message)
    }

    pub(crate) fn no_profile(platform: Platform, id: &str) -> Self {
        let hint = format!("`{}` is none of the people this simulator was told of", Written(id));
        let message = "(#100) No profile available for this user.";
        Self::new(class(platform), codes::NO_PROFILE, message).hint(&hint)
    }

    pub(crate) fn not_in_control(platform: Platform) -> Self {
        let message =
            "(#10) Message failed to send because another app is controlling this thread now.";
        let hint = "control was passed to another app: take it back with `take_thread_control`";
        Self::new(class(platform), codes::NOT_IN_CONTROL, message).hint(hint)
    }

    /// By what it was called: the names of members, with their values.
    pub(crate) fn no_template<'n>(called: impl Iterator<Item = (&'n str, &'n str)>) -> Self {
        let called: Vec<_> =
            called.map(|(name, value)| format!("`{name}` is `{}`", Written(value))).collect();
        Self::parameter(&format!("{}: there is no such template", called.join(" and ")))
    }

    /// A utility message of a template that may not be sent.
    pub(crate) fn template(platform: Platform, sentence: &str) -> Self {
        Self { class: class(platform), ..Self::parameter(sentence) }
    }

    /// A utility message with fewer payloads than its template has buttons.
    pub(crate) fn too_few_payloads(platform: Platform, wanted: usize, given: usize) -> Self {
        let hint = format!(
            "buttons of the template whose payload the message gives: {wanted}; `POSTBACK` parameters of the \
             message: {given}"
        );
        Self::told_of(platform, codes::TOO_FEW_PAYLOADS).hint(&hint)
    }

    /// What the Calling API refuses, by its own code.
    pub(crate) fn calling(platform: Platform, said: Said, hint: &str) -> Self {
        Self::told_of(platform, said).hint(hint)
    }

    /// A message of which the platform keeps no more than that there was one.
    pub(crate) fn message_forgotten(id: &str) -> Self {
        let hint = "the platform tells what is in the 20 newest messages of a conversation alone";
        Self::object(&Method::GET, id).hint(hint)
    }

    pub(crate) fn no_welcome_flow(id: &str) -> Self {
        Self::parameter(&format!(
            "`flow_id` is `{}`: this account has no such welcome message flow",
            Written(id)
        ))
    }

    pub(crate) fn no_campaign() -> Self {
        let message = "The message ID you supplied is invalid.";
        let hint = "`message_id` is the id that `message_campaign` of this ad account gave";
        Self::new(OAUTH, codes::NO_CAMPAIGN, message).hint(hint)
    }

    pub(crate) fn no_subscriber() -> Self {
        let message = "The subscription token you passed in could not be loaded.";
        let hint = "`notification_message_tokens` of the Page tells which there are";
        Self::new(OAUTH, codes::NO_SUBSCRIBER, message).hint(hint)
    }

    pub(crate) fn subscriber_of_another_page() -> Self {
        let message = "The page id behind your message does not match the page id on the messenger \
                       subscription token.";
        let hint = "the person asked another Page for messages than the one of the campaign";
        Self::new(OAUTH, codes::SUBSCRIBER_ELSEWHERE, message).hint(hint)
    }

    pub(crate) fn conversation_is_active() -> Self {
        let hint = "something was said within `min_conversation_gap_seconds`";
        let message = "This person is not available right now.";
        Self::new(OAUTH, codes::CONVERSATION_IS_ACTIVE, message).hint(hint)
    }

    pub(crate) fn marketing_too_soon() -> Self {
        let hint = "a person gets one marketing message in 12 hours";
        Self::told_of(Platform::Messenger, codes::MARKETING_TOO_SOON).hint(hint)
    }

    pub(crate) fn not_with_instagram_login(method: &Method, instead: &str) -> Self {
        let method = method.as_str().to_ascii_lowercase();
        Self::unsupported(&format!("Unsupported {method} request. {READ}"))
            .hint(&format!("it is not on `graph.instagram.com`: {instead}"))
    }

    pub(crate) fn no_library_template(name: &str) -> Self {
        Self::parameter(&format!(
            "`library_template_name` is `{}`: `message_template_library` tells which there are",
            Written(name)
        ))
    }

    pub(crate) fn attachment_expired(platform: Platform, id: &str) -> Self {
        let hint = format!(
            "`{}` was uploaded more than 90 days ago, and no file is kept longer: upload it again",
            Written(id)
        );
        Self::told_of(platform, codes::NO_ATTACHMENT).hint(&hint)
    }

    pub(crate) fn tag_retired(platform: Platform, hint: &str) -> Self {
        Self::told_of(platform, codes::TAG_RETIRED).hint(hint)
    }

    pub(crate) fn window_closed(platform: Platform, hint: &str) -> Self {
        let said = match platform {
            Platform::Messenger => codes::WINDOW_ON_MESSENGER,
            Platform::Instagram => codes::WINDOW_ON_INSTAGRAM,
        };
        Self::told_of(platform, said).hint(hint)
    }

    pub(crate) fn person_unknown(platform: Platform, id: &str) -> Self {
        let said = match platform {
            Platform::Messenger => codes::NOBODY_ON_MESSENGER,
            Platform::Instagram => codes::NOBODY_ON_INSTAGRAM,
        };
        let hint = format!(
            "nobody has the id `{}` for this account: another account knows the same person by \
             another id",
            Written(id)
        );
        Self::told_of(platform, said).hint(&hint)
    }

    /// The id of an account: it can neither write to itself nor to another.
    pub(crate) fn no_person(platform: Platform, id: &str) -> Self {
        let said = match platform {
            Platform::Messenger => codes::NOBODY_ON_MESSENGER,
            Platform::Instagram => codes::NOBODY_ON_INSTAGRAM,
        };
        let hint = format!(
            "`{}` is no person: an account writes neither to itself nor to another one. Answer events that a person \
             caused, and not echoes, whose `sender` is the account",
            Written(id)
        );
        Self::told_of(platform, said).hint(&hint)
    }

    /// A comment or post of nobody who comments here, or below another account's post.
    pub(crate) fn comment_unknown(platform: Platform, id: &str) -> Self {
        let said = match platform {
            Platform::Messenger => PARAMETER,
            Platform::Instagram => codes::NO_COMMENT_ON_INSTAGRAM,
        };
        let hint = format!("nobody wrote `{}` to this account", Written(id));
        Self::told_of(platform, said).hint(&hint)
    }

    pub(crate) fn comment_answered(platform: Platform, id: &str) -> Self {
        let said = match platform {
            Platform::Messenger => codes::REPLIED_ON_MESSENGER,
            Platform::Instagram => codes::REPLIED_ON_INSTAGRAM,
        };
        let hint = format!(
            "`{}` has got its one private reply: write to the person's `id` once they have answered",
            Written(id)
        );
        Self::told_of(platform, said).hint(&hint)
    }

    /// A token that is not good for a message, or not any more. It does not show itself.
    pub(crate) fn notification_token(platform: Platform, fault: &str) -> Self {
        Self::told_of(platform, PARAMETER).hint(fault)
    }

    pub(crate) fn no_utf8(part: &str, byte: usize) -> Self {
        Self::parameter(&format!("{part} is no UTF-8 after byte {byte}: encode text as UTF-8"))
    }

    pub(crate) fn parameter_json(name: &str, fault: &serde_json::Error) -> Self {
        Self::parameter(&format!("parameter `{}` is no JSON: {fault}", Written(name)))
    }

    /// A word in place of the request's method that is none.
    pub(crate) fn no_method(word: &str) -> Self {
        let word: String = word.chars().take(LONGEST_WORD).collect();
        let message = format!("Unsupported request - method type: {}", Written(&word));
        Self::new(GRAPH_METHOD, PARAMETER, &message)
            .hint("`method` is `get`, `post` or `delete`, and takes the place of the request's own")
    }

    /// What the platform would take, and a strict simulator does not.
    pub(crate) fn strict(flaws: Vec<Flaw>) -> Self {
        let flaws: Vec<_> = flaws.into_iter().map(Flaw::into_error).collect();
        let message = format!("(#{}) {}", PARAMETER.code(), summary(&flaws));
        let refusal = Self { flaws, ..Self::new(OAUTH, PARAMETER, &message) };
        refusal.hint("the platform takes this; a strict simulator does not")
    }

    /// With what there is to tell besides.
    pub(crate) fn beside(mut self, told: &[Flaw]) -> Self {
        let is_new = |flaw: &&Flaw| {
            self.flaws.iter().all(|own| (&own.rule, &own.pointer) != (&flaw.rule, &flaw.pointer))
        };
        let more: Vec<_> = told.iter().take(MOST_FLAWS).filter(is_new).cloned().collect();
        self.flaws.extend(more);
        self
    }

    /// The first violation gives the code and the message, in the platform's words where they are on record; all of them
    /// are told.
    pub(crate) fn invalid(
        platform: Platform,
        shape: &'static Shape,
        request: &Value,
        invalid: &Invalid,
    ) -> Self {
        let flaws: Vec<_> = invalid.violations().iter().take(MOST_FLAWS).map(Flaw::from).collect();
        let said = flaws.first().map_or(PARAMETER, |flaw| code(flaw, request));
        let recorded = flaws.first().and_then(|flaw| recorded(shape, request, flaw, said));
        let sentence = recorded.unwrap_or_else(|| summary(&flaws));
        let message = format!("(#{}) {sentence}", said.code());
        Self { flaws, ..Self::new(class(platform), said, &message) }
    }

    /// In one sentence, what to do here if that is known.
    pub(crate) fn sentence(&self) -> String {
        let broken = || Some(self.flaws.iter().find(|flaw| !flaw.is_warning())?.sentence());
        self.hint.as_deref().or_else(broken).unwrap_or(&self.message).to_owned()
    }

    /// For logs and pages.
    pub(crate) fn told(&self) -> Told {
        Told {
            code: Some(self.code),
            subcode: self.subcode,
            message: Some(self.message.clone()),
            hint: self.hint.clone(),
            violations: self.flaws.iter().map(Flaw::on_a_page).collect(),
        }
    }

    pub(crate) fn reply(&self, trace_id: &str) -> Reply {
        Reply::json(self.status, self.json(trace_id))
    }

    fn json(&self, trace_id: &str) -> String {
        let members = [
            ("message", Some(self.message.as_str().into())),
            ("type", Some(self.class.into())),
            ("code", Some(self.code.into())),
            ("error_subcode", self.subcode.map(Value::from)),
            ("is_transient", self.is_transient.map(Value::Bool)),
            ("error_data", self.advice()),
            ("fbtrace_id", Some(trace_id.into())),
        ];
        let given = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        json!({ "error": given.collect::<Map<_, _>>() }).to_string()
    }

    /// What a developer is told. `error_user_msg` is the platform's text for people, which programs show them.
    fn advice(&self) -> Option<Value> {
        let violations = self.flaws.iter().map(Flaw::json).collect::<Value>();
        let violations = Some(violations).filter(|_| !self.flaws.is_empty());
        let members = [("hint", self.hint.as_deref().map(Value::from)), ("violations", violations)];
        let given = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Some(given.collect::<Map<_, _>>()).filter(|given| !given.is_empty()).map(Value::Object)
    }

    fn new(class: &'static str, said: Said, message: &str) -> Self {
        Self::numbered(class, said.code(), said.subcode(), message)
    }

    /// With any numbers, as a fault orders them.
    fn numbered(class: &'static str, code: i64, subcode: Option<i64>, message: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            class,
            code,
            subcode,
            message: message.to_owned(),
            hint: None,
            is_transient: None,
            flaws: Vec::new(),
        }
    }

    fn unsupported(message: &str) -> Self {
        Self::new(GRAPH_METHOD, codes::NO_OBJECT, message)
    }

    fn proof(message: &str) -> Self {
        Self::new(GRAPH_METHOD, PARAMETER, message)
    }

    fn hint(self, hint: &str) -> Self {
        Self { hint: Some(hint.to_owned()), ..self }
    }
}

/// For the log: the codes, then all violations, or the message where there are none.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, code {}", self.status.as_u16(), self.code)?;
        self.subcode.map_or(Ok(()), |subcode| write!(f, "/{subcode}"))?;
        if self.flaws.is_empty() {
            write!(f, "\n    {}", self.message)?;
        }
        self.hint.iter().try_for_each(|hint| write!(f, "\n    {hint}"))?;
        self.flaws.iter().try_for_each(|flaw| write!(f, "\n    {flaw}"))
    }
}

/// A refusal in its parts; nothing where there was none.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) code: Option<i64>,
    pub(crate) subcode: Option<i64>,
    pub(crate) message: Option<String>,
    pub(crate) hint: Option<String>,
    pub(crate) violations: Vec<Value>,
}

fn code(flaw: &Flaw, request: &Value) -> Said {
    let found = request.pointer(&flaw.pointer).and_then(Value::as_array);
    code_of(&flaw.rule, found.is_some_and(Vec::is_empty))
}

fn class(platform: Platform) -> &'static str {
    match platform {
        Platform::Messenger => OAUTH,
        Platform::Instagram => INSTAGRAM,
    }
}

fn summary(flaws: &[Flaw]) -> String {
    match flaws {
        [] => "the request is not valid".to_owned(),
        [flaw] => flaw.sentence().to_owned(),
        [flaw, more @ ..] => {
            format!("{} (and {} more in `error_data`)", flaw.sentence(), more.len())
        }
    }
}

const OAUTH: &str = "OAuthException";
const INSTAGRAM: &str = "IGApiException";
const GRAPH_BATCH: &str = "GraphBatchException";
const GRAPH_METHOD: &str = "GraphMethodException";

/// Nobody reads more, and a request may have a hundred thousand members.
const MOST_FLAWS: usize = 200;
/// Ids that are told.
const MOST_NAMED: usize = 5;
/// Characters of a word that is repeated.
const LONGEST_WORD: usize = 40;
const READ: &str =
    "Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api";
const PATH: &str = "this simulator answers `POST /{version}/{account}/messages`, \
                    `POST /{version}/{account}/message_attachments`, batches at `POST /{version}/`, and \
                    what is called beside messages, such as `/{version}/{account}/messenger_profile`";
const TOKEN: &str =
    "send a token as `Authorization: Bearer …`, or as `access_token` in the query or the form body";
const PROOF: &str = "Invalid appsecret_proof provided in the API argument";

#[cfg(test)]
impl Refusal {
    pub(crate) fn code(&self) -> (i64, Option<i64>) {
        (self.code, self.subcode)
    }

    pub(crate) fn message(&self) -> &str {
        &self.message
    }
}
