//! Sending a file in one request, without an upload before.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::fitting::Fitting;
use super::{LocalFile, form};
use crate::account::MESSAGES;
use crate::account::accounts::on_either;
use crate::attachment::Media;
use crate::graph::{Call, File, Part, Path, Transfer, Watch};
use crate::media::FILEDATA;
use crate::message::MessagingType;
use crate::pace::Kind;
use crate::send::{Terms, receipt};
use crate::{
    Account, AnyAccount, Content, Error, Instagram, IntoRecipient, List, Message, Messenger,
    Performing, Platform, PlatformKind, QuickReply, Receipt, Recipient, Request, Retry, Tag,
};

impl<P: Platform> Account<P> {
    /// Sends a file to one person, in one request.
    ///
    /// What is sent to several is better [uploaded](Self::upload) once. There is no text beside a
    /// file: it is a message of its own. The message is checked as with [`send`](Self::send), the
    /// file as with [`upload`](Self::upload), waits for its turn and is tried again as messages are,
    /// so that nothing is sent twice. What was given as a stream or a reader is tried once.
    ///
    /// Nothing is sent until it is awaited, on Tokio.
    ///
    /// [Send messages](https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages)
    ///
    /// # Errors
    ///
    /// [`Error`] with its [`kind`](Error::kind), as with [`send`](Self::send); when the file is not
    /// there, cannot be read or is none that the platform takes, [`Error::file`] says so.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(page: &sendapi::Account) -> Result<(), sendapi::Error> {
    /// use sendapi::LocalFile;
    ///
    /// let receipt = page.send_file("7204418830956127", LocalFile::path("oven.png")).await?;
    /// println!("sent as {:?}", receipt.message_id());
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "filedata")]
    pub fn send_file<'a>(
        &self,
        recipient: impl IntoRecipient<'a>,
        file: impl Into<LocalFile>,
    ) -> SendFile<'a, P> {
        SendFile::new(self.clone().into(), recipient.into_recipient(), file.into())
    }

    async fn send_parts(
        &self,
        message: Result<Prepared, Error>,
        (file, watch): (LocalFile, Option<Watch>),
        terms: Terms,
    ) -> Result<Receipt, Error> {
        let (message, label) = (message?, file.label().into_owned());
        let Fitting { file, .. } = Fitting::of::<P>(file).await?;
        let Prepared { kind, .. } = message;
        let call = message.with(file.watched(watch));
        let sent = self.carry_out_as(kind, &call, false, &terms, receipt).await;
        sent.map_err(|error| error.about_the_file(&label))
    }
}

impl AnyAccount {
    /// Sends a file to one person, in one request: [`Account::send_file`], on whichever platform the account is.
    ///
    /// # Errors
    ///
    /// As with [`Account::send_file`].
    pub fn send_file<'a>(
        &self,
        recipient: impl IntoRecipient<'a>,
        file: impl Into<LocalFile>,
    ) -> SendFile<'a, Self> {
        SendFile::new(self.clone(), recipient.into_recipient(), file.into())
    }
}

/// A file on its way to a person, from [`Account::send_file`]: await it.
///
/// `P` is the platform of the account, or [`AnyAccount`] where it may be either.
#[must_use = "nothing is sent until it is awaited"]
pub struct SendFile<'a, P = Messenger> {
    account: AnyAccount,
    platform: PhantomData<fn() -> P>,
    request: Request<'a>,
    file: LocalFile,
    is_reusable: Option<bool>,
    watch: Option<Watch>,
}

impl<'a, P> SendFile<'a, P> {
    fn new(account: AnyAccount, recipient: Recipient<'a>, file: LocalFile) -> Self {
        let message = Some(Content::EMPTY);
        let request = Request { message, ..Request::to(recipient) };
        Self { account, platform: PhantomData, request, file, is_reusable: None, watch: None }
    }

    /// Sends it outside the 24-hour window, on the ground of a tag.
    pub fn tag(self, tag: Tag) -> Self {
        self.with(|request| {
            request.messaging_type = Some(MessagingType::MessageTag);
            request.tag = Some(tag);
        })
    }

    /// Has the platform keep the file as well, for 90 days:
    /// [`Receipt::attachment_id`] tells its id.
    pub fn reusable(self) -> Self {
        Self { is_reusable: Some(true), ..self }
    }

    /// With answers to tap below the file.
    pub fn quick_replies(self, replies: impl Into<List<'a, QuickReply<'a>>>) -> Self {
        let replies = replies.into();
        self.with(|request| {
            request.message.get_or_insert(Content::EMPTY).quick_replies = Some(replies);
        })
    }

    /// Changes the request around the file, such as its `persona_id` or `reply_to`. The file itself
    /// becomes the `attachment` of its `message`.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(page: &sendapi::Account) -> Result<(), sendapi::Error> {
    /// use sendapi::LocalFile;
    ///
    /// let oven = page.send_file("7204418830956127", LocalFile::path("oven.png"));
    /// oven.with(|request| request.persona_id = Some("1008".into())).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with(mut self, change: impl FnOnce(&mut Request<'a>)) -> Self {
        change(&mut self.request);
        self
    }

    /// Calls `watch` as the bytes of the file are handed to the connection, as
    /// [`Upload::on_progress`](super::Upload::on_progress) does.
    pub fn on_progress(self, watch: impl Fn(Transfer) + Send + Sync + 'static) -> Self {
        Self { watch: Some(Watch::new(watch)), ..self }
    }

    /// How long it may take in all: [`Performing::deadline`].
    pub fn deadline(self, deadline: Duration) -> Performing<Receipt> {
        self.into_future().deadline(deadline)
    }

    /// How long one try may take, the file's way there included: [`Performing::timeout`].
    pub fn timeout(self, timeout: Duration) -> Performing<Receipt> {
        self.into_future().timeout(timeout)
    }

    /// When it is tried again: [`Performing::retry`].
    pub fn retry(self, retry: Retry) -> Performing<Receipt> {
        self.into_future().retry(retry)
    }

    fn prepared<Q: Platform>(&self) -> Result<Prepared, Error> {
        let checked = self.message::<Q>(Media::attachment_id(STAND_IN));
        checked.validate()?;
        let sent = self.message::<Q>(Media { is_reusable: self.is_reusable, ..Media::EMPTY });
        let parts = form::parts(serde_json::to_value(&sent))?;
        Ok(Prepared { kind: Kind::of(sent.__node()), parts })
    }

    fn message<Q: Platform>(&self, media: Media<'a>) -> Message<'a, Q> {
        let attachment = Some(self.file.final_kind().attachment(media));
        let content = self.request.message.clone().unwrap_or(Content::EMPTY);
        let message = Some(Content { attachment, ..content });
        Message::__new(Request { message, ..self.request.clone() })
    }
}

impl<P> IntoFuture for SendFile<'_, P> {
    type Output = Result<Receipt, Error>;
    type IntoFuture = Performing<Receipt>;

    fn into_future(self) -> Self::IntoFuture {
        let prepared = match self.account.platform() {
            PlatformKind::Messenger => self.prepared::<Messenger>(),
            PlatformKind::Instagram => self.prepared::<Instagram>(),
        };
        let Self { account, file, watch, .. } = self;
        Performing::new(|terms| async move {
            on_either!(account, own => own.send_parts(prepared, (file, watch), terms).await)
        })
    }
}

impl<P> fmt::Debug for SendFile<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendFile")
            .field("account", &self.account)
            .field("request", &self.request)
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

/// A request that was checked and written down, but for the file.
struct Prepared {
    kind: Kind,
    parts: Vec<Part>,
}

impl Prepared {
    fn with(self, file: File) -> Call {
        let parts = self.parts.into_iter().chain([Part::file(FILEDATA, file)]);
        Call::post(Path::account().edge(MESSAGES)).multipart(parts)
    }
}

/// The file stands where an id would: the rules are those of a message that names one.
const STAND_IN: &str = "0";
