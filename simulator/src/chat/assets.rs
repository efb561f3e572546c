//! The files of the page, which are part of the program.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(super) async fn index() -> Response {
    serve("index.html")
}

pub(super) async fn file(Path(name): Path<String>) -> Response {
    serve(&name)
}

fn serve(name: &str) -> Response {
    match FILES.iter().find(|(own, _)| *own == name) {
        Some((_, text)) => ([(header::CONTENT_TYPE, content_type(name))], *text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "html")) => "text/html; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// Each by its name, in the order of names.
macro_rules! files {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../../page/", $name)))),*]
    };
}

const FILES: &[(&str, &str)] = files! {
    "act.js",
    "api.js",
    "attach.js",
    "avatar.js",
    "base.css",
    "bubble.css",
    "bubble.js",
    "buttons.js",
    "card.css",
    "card.js",
    "carousel.js",
    "choose.js",
    "colours.css",
    "commands.js",
    "composer.css",
    "composer.js",
    "connection.js",
    "content.js",
    "control-clock.js",
    "control-faults.js",
    "control-group.js",
    "control-happenings.js",
    "control-others.js",
    "control-webhooks.js",
    "controls.css",
    "controls.js",
    "conversation.js",
    "current.js",
    "dialog.css",
    "dialog.js",
    "element.js",
    "ends.js",
    "entry.js",
    "facts.js",
    "groups.js",
    "history.js",
    "hold.js",
    "icon.svg",
    "icons.js",
    "index.html",
    "inspector.css",
    "inspector.js",
    "instagram.css",
    "json-print.js",
    "json-view.js",
    "json.css",
    "kept.js",
    "line.js",
    "links.js",
    "list.css",
    "list.js",
    "log-item.js",
    "log.js",
    "main.js",
    "media.css",
    "media.js",
    "menu.js",
    "message-tools.js",
    "news.js",
    "no-bot.js",
    "notice.css",
    "notice.js",
    "panes.css",
    "panes.js",
    "parts.css",
    "person-form.js",
    "quick-replies.js",
    "quote.js",
    "reactions.css",
    "reactions.js",
    "reads.js",
    "receipt-line.js",
    "receipt.css",
    "reply-to.js",
    "snippet.js",
    "sticker.js",
    "stream.css",
    "stream.js",
    "subscribe.js",
    "template-feedback.js",
    "template-generic.js",
    "template-information.js",
    "template-media.js",
    "template-offers.js",
    "template-receipt.js",
    "template-utility.js",
    "theme.js",
    "time.js",
    "typing.js",
    "violations.js",
    "welcome.js",
    "window.js",
    "world.js",
};

#[cfg(test)]
mod tests {
    use super::{FILES, content_type};
    use std::collections::BTreeSet;
    use std::fs;

    #[test]
    fn every_file_of_the_page_is_served_with_its_type() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/page");
        let entries = fs::read_dir(folder).expect("the folder");
        let there: BTreeSet<_> = entries
            .map(|entry| entry.expect("a file").file_name().into_string().expect("a name"))
            .collect();
        let served: BTreeSet<_> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(served, there);
        assert!(served.iter().all(|name| content_type(name) != "application/octet-stream"));
    }
}
