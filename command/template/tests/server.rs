//! What the bot's server answers.

use std::error::Error;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use sendapi::webhook::{Handshake, Inbox, Verifier};
use tower::ServiceExt as _;

use my_bot::{answer, router};

async fn status(request: Request<Body>) -> Result<StatusCode, Box<dyn Error>> {
    let inbox = Inbox::builder(Verifier::new("sesame"), Handshake::new("open")).start(answer);
    Ok(router(&inbox).oneshot(request).await?.status())
}

#[tokio::test]
async fn tells_that_it_runs() -> Result<(), Box<dyn Error>> {
    let request = Request::get("/health").body(Body::empty())?;
    assert_eq!(status(request).await?, StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn takes_nothing_from_strangers() -> Result<(), Box<dyn Error>> {
    let request = Request::post("/webhook").body(Body::from("{}"))?;
    assert_eq!(status(request).await?, StatusCode::FORBIDDEN);
    Ok(())
}
