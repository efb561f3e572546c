//! Uploading a file for later.

use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json, to_value};

use super::fitting::Fitting;
use super::{LocalFile, Uploaded, form};
use crate::account::accounts::on_either;
use crate::attachment::Media;
use crate::call::Call as _;
use crate::call::profile::AccountPlatform;
use crate::call::upload::{self, UploadedAttachment, UploadedFile};
use crate::content::Content;
use crate::graph::{Call, File, Part, Path, Reply, Transfer, Watch};
use crate::media::FILEDATA;
use crate::pace::Kind;
use crate::send::{Terms, receipt};
use crate::{
    Account, AnyAccount, Error, MediaKind, Messenger, Performing, Platform, PlatformKind, Retry,
};

impl<P: Platform> Account<P> {
    /// Uploads a file that can then be sent for 90 days, as often as one likes.
    ///
    /// Size and MIME type are checked first, on Instagram the name too. The file is read bit by bit
    /// as it goes, and anew for each try. An upload whose outcome is unknown is tried again: at
    /// worst the platform keeps the file twice, and nobody sees it. What was given as a stream or a
    /// reader is tried once. All of it, the answer included, has to come within
    /// [`ClientBuilder::timeout`](crate::ClientBuilder::timeout): on a slow line, give long files
    /// more time.
    ///
    /// Nothing is sent until it is awaited, on Tokio.
    ///
    /// [Attachment upload](https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload)
    ///
    /// # Errors
    ///
    /// [`Error`] with its [`kind`](Error::kind); when the file is not there, cannot be read or is
    /// none that the platform takes, [`Error::file`] says so.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(page: &sendapi::Account) -> Result<(), sendapi::Error> {
    /// use sendapi::{LocalFile, message};
    ///
    /// let menu = page.upload(LocalFile::path("menu.png")).await?;
    /// let message = message!(Messenger { recipient: "7204418830956127", attachment: &menu });
    /// page.send(&message).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "message_attachments")]
    #[doc(alias = "Attachment Upload API")]
    pub fn upload(&self, file: impl Into<LocalFile>) -> Upload<P> {
        Upload::new(self.clone().into(), file.into())
    }

    /// Has the platform fetch a file from an address and keep it for 90 days.
    ///
    /// It has 10 seconds for that, for a video 75. Tried again as [`upload`](Self::upload) is.
    ///
    /// [Attachment upload](https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/attachment-upload)
    ///
    /// # Errors
    ///
    /// [`Error`] with its [`kind`](Error::kind): [`Invalid`](crate::ErrorKind::Invalid) where the
    /// address is none.
    ///
    /// # Example
    ///
    /// ```no_run
    /// # async fn run(page: &sendapi::Account) -> Result<(), sendapi::Error> {
    /// use sendapi::MediaKind;
    ///
    /// let oven = page.upload_url(MediaKind::Image, "https://bakery.example/oven.jpg").await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "message_attachments")]
    pub fn upload_url(&self, kind: MediaKind, url: &str) -> Performing<Uploaded> {
        let account = self.clone();
        let call = linked::<P>(kind, url);
        Performing::new(move |terms| async move { account.keep(kind, &call?, &terms).await })
    }

    async fn upload_file(
        &self,
        file: LocalFile,
        watch: Option<Watch>,
        terms: Terms,
    ) -> Result<Uploaded, Error> {
        let label = file.label().into_owned();
        let fitting = Fitting::of::<P>(file).await;
        let Fitting { kind, file } =
            fitting.map_err(|misfit| Error::from(misfit).about_a_call())?;
        let call = local::<P>(kind, file.watched(watch))?;
        self.keep(kind, &call, &terms).await.map_err(|error| error.about_the_file(&label))
    }

    async fn keep(&self, kind: MediaKind, call: &Call, terms: &Terms) -> Result<Uploaded, Error> {
        let began = SystemTime::now();
        let read = |reply: Reply| {
            if self.dry_run().is_some() {
                return Ok(Uploaded::in_a_dry_run(kind, began));
            }
            let kept = Uploaded::new(&receipt(reply.clone())?, kind, began);
            kept.ok_or_else(|| Error::unreadable("the answer has no `attachment_id`").with(reply))
        };
        let kept = self.carry_out_as(Kind::Call, call, true, terms, read).await;
        kept.map_err(Error::about_a_call)
    }
}

impl AnyAccount {
    /// Uploads a file that can then be sent for 90 days: [`Account::upload`], on whichever platform the account is.
    ///
    /// # Errors
    ///
    /// As with [`Account::upload`].
    pub fn upload(&self, file: impl Into<LocalFile>) -> Upload<Self> {
        Upload::new(self.clone(), file.into())
    }

    /// Has the platform fetch a file from an address and keep it for 90 days: [`Account::upload_url`].
    ///
    /// # Errors
    ///
    /// As with [`Account::upload_url`].
    pub fn upload_url(&self, kind: MediaKind, url: &str) -> Performing<Uploaded> {
        on_either!(self, account => account.upload_url(kind, url))
    }
}

/// A file on its way to the platform, from [`Account::upload`]: await it.
///
/// `P` is the platform of the account, or [`AnyAccount`] where it may be either.
#[must_use = "nothing is sent until it is awaited"]
pub struct Upload<P = Messenger> {
    account: AnyAccount,
    platform: PhantomData<fn() -> P>,
    file: LocalFile,
    watch: Option<Watch>,
}

impl<P> Upload<P> {
    const fn new(account: AnyAccount, file: LocalFile) -> Self {
        Self { account, platform: PhantomData, file, watch: None }
    }

    /// Calls `watch` as the bytes of the file are handed to the connection: at the beginning, at
    /// each hundredth of it or less often, and at the end; all over again if the file is tried
    /// again. The platform's answer is still to come then.
    ///
    /// It is called from the task that sends, so it should not take long. If it panics, it is not
    /// called again, and the file goes on its way.
    pub fn on_progress(self, watch: impl Fn(Transfer) + Send + Sync + 'static) -> Self {
        Self { watch: Some(Watch::new(watch)), ..self }
    }

    /// How long it may take in all: [`Performing::deadline`].
    pub fn deadline(self, deadline: Duration) -> Performing<Uploaded> {
        self.into_future().deadline(deadline)
    }

    /// How long one try may take, the file's way there included: [`Performing::timeout`].
    pub fn timeout(self, timeout: Duration) -> Performing<Uploaded> {
        self.into_future().timeout(timeout)
    }

    /// When it is tried again: [`Performing::retry`].
    pub fn retry(self, retry: Retry) -> Performing<Uploaded> {
        self.into_future().retry(retry)
    }
}

impl<P> IntoFuture for Upload<P> {
    type Output = Result<Uploaded, Error>;
    type IntoFuture = Performing<Uploaded>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { account, file, watch, .. } = self;
        Performing::new(|terms| async move {
            on_either!(account, own => own.upload_file(file, watch, terms).await)
        })
    }
}

impl<P> fmt::Debug for Upload<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("account", &self.account)
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

fn local<P: Platform>(kind: MediaKind, file: File) -> Result<Call, Error> {
    let parts = form::parts(members::<P>(kind))?;
    Ok(edge().multipart(parts.into_iter().chain([Part::file(FILEDATA, file)])))
}

fn members<P: Platform>(kind: MediaKind) -> serde_json::Result<Value> {
    let payload = Media { is_reusable: Some(true), ..Media::EMPTY };
    let message = Content { attachment: Some(kind.attachment(payload)), ..Content::EMPTY };
    let (message, platform) = (to_value(&message)?, to_value(platform::<P>())?);
    Ok(json!({ "message": message, "platform": platform }))
}

fn linked<P: Platform>(kind: MediaKind, url: &str) -> Result<Call, Error> {
    let attachment = UploadedAttachment::of(kind, UploadedFile::new(url));
    let upload = upload::Upload { platform: platform::<P>(), ..upload::Upload::new(attachment) };
    let checked = upload.validate::<P>();
    checked.map_err(|invalid| Error::from(invalid).about_a_call())?;
    let mut json = Vec::new();
    upload.write_json(&mut json);
    Ok(edge().json(json))
}

fn edge() -> Call {
    Call::post(Path::account().edge(upload::Upload::EDGE))
}

/// Through a Page, both platforms upload at the same place; it counts as Messenger unless told.
fn platform<P: Platform>() -> Option<AccountPlatform> {
    match P::KIND {
        PlatformKind::Messenger => None,
        PlatformKind::Instagram => Some(AccountPlatform::Instagram),
    }
}
