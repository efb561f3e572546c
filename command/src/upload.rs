//! `sendapi upload`: files for later.

use sendapi::{Account, DryRun, Error, LocalFile, Uploaded};

use crate::arguments::Upload;
use crate::exit::Exit;
use crate::host::Host;
use crate::input::Place;
use crate::progress::Bar;
use crate::report::Report;
use crate::session::{Kind, Session, Task, on_its_platform};

pub(crate) fn run(arguments: &Upload, report: Report) -> Exit {
    on_its_platform(&arguments.sender, Uploading { arguments, report })
}

struct Uploading<'a> {
    arguments: &'a Upload,
    report: Report,
}

impl Task for Uploading<'_> {
    /// One file after the other; one that fails holds no others up.
    fn run<P: Kind>(self) -> Result<Exit, Exit> {
        let Session { account, client, host, runtime } =
            Session::<P>::open(&self.arguments.sender, self.report)?;
        let mut exit = Exit::Fine;
        for file in &self.arguments.files {
            let uploaded = runtime.block_on(self.upload(&account, file));
            self.tell(file, &uploaded, client.dry_run(), &host);
            exit = exit.max(uploaded.as_ref().err().map_or(Exit::Fine, Exit::after));
        }
        Ok(exit)
    }
}

impl Uploading<'_> {
    async fn upload<P: Kind>(&self, account: &Account<P>, file: &str) -> Result<Uploaded, Error> {
        let mut local = LocalFile::path(file);
        if let Some(kind) = self.arguments.kind {
            local = local.kind(kind);
        }
        if let Some(mime_type) = &self.arguments.mime_type {
            local = local.mime_type(mime_type);
        }
        let bar = Bar::of_a_file(file);
        account.upload(local).on_progress(move |transfer| bar.show_bytes(transfer)).await
    }

    fn tell(
        &self,
        file: &str,
        uploaded: &Result<Uploaded, Error>,
        dry_run: Option<&DryRun>,
        host: &Host,
    ) {
        let place = Place { name: file.to_owned(), line: None };
        match (uploaded, dry_run) {
            (Ok(_), Some(dry_run)) => {
                dry_run.take().iter().for_each(|unsent| self.report.unsent(&place, unsent));
            }
            (Ok(uploaded), None) => self.report.uploaded(&place, uploaded, host),
            (Err(error), _) => self.report.failed(&place, error),
        }
    }
}
