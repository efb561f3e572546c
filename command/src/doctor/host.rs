//! Who answers: what a simulator says says nothing of the platform.

use crate::finding::Finding;
use crate::host::Host;

pub(crate) fn look(host: &Host) -> Finding {
    let url = &host.url;
    let finding = if host.is_metas {
        Finding::fine(CHECK, format!("{url} is asked, Meta's own"))
    } else {
        let text = format!(
            "{url} is asked and not Meta, as SENDAPI_URL says: what is fine there need not be so at Meta"
        );
        Finding::warning(CHECK, text, "`unset SENDAPI_URL` to ask Meta")
    };
    Finding { host: Some(host.clone()), ..finding }
}

const CHECK: &str = "host";
