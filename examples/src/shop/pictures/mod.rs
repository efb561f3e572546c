//! Pictures of what is sold: drawn by the program and served by its own server.

use std::io;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::task::spawn_blocking;

use super::catalogue::{Product, find};

mod colours;
mod drawing;
mod form;

pub use form::Look;

/// Where the pictures are, if they can be fetched from anywhere.
#[derive(Clone, Debug)]
pub struct Pictures {
    base: Option<String>,
}

impl Pictures {
    /// Behind this address, such as `https://bakery.example`. Without one, messages have no pictures.
    #[must_use]
    pub fn at(base: Option<String>) -> Self {
        Self { base: base.map(|base| base.trim_end_matches('/').to_owned()) }
    }

    /// The address of the picture of a product.
    #[must_use]
    pub fn url(&self, product: &Product) -> Option<String> {
        let base = self.base.as_ref()?;
        Some(format!("{base}/pictures/{}.gif", product.id))
    }
}

/// Serves them.
pub(super) fn router() -> Router {
    Router::new().route("/pictures/{name}", get(picture))
}

async fn picture(Path(name): Path<String>) -> Response {
    let Some(product) = name.strip_suffix(".gif").and_then(find) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Drawing is work for the processor: it would hold up the answers to people.
    let drawn = spawn_blocking(|| drawing::gif(product.look)).await;
    match drawn.map_err(io::Error::other).and_then(|gif| gif) {
        Ok(gif) => ([(CONTENT_TYPE, "image/gif"), (CACHE_CONTROL, "public, max-age=86400")], gif)
            .into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
