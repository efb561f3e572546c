//! A request's body, which tells how much of it was written.

use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use reqwest::Request;
use reqwest::header::CONTENT_LENGTH;

use super::departure::Departure;

/// Has the request report its departure.
pub(super) fn watch(request: &mut Request, departure: &Departure) {
    let body = request.body_mut().take().unwrap_or_default();
    // Of a form the header alone tells the length.
    let header = || request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok();
    let left = body.size_hint().exact().or_else(header);
    let watched = Watched { body, left, departure: departure.clone() };
    *request.body_mut() = Some(reqwest::Body::wrap(watched));
}

/// The connection asks for the first piece when it has made up the head of the request, and before
/// it writes any of that: until then nothing has left, and an error in place of the piece keeps it
/// so.
struct Watched {
    body: reqwest::Body,
    /// Bytes that were not asked for yet, as far as that is known.
    left: Option<u64>,
    departure: Departure,
}

impl Watched {
    fn count(&mut self, piece: Option<&Frame<Bytes>>) {
        match (piece.and_then(Frame::data_ref), &mut self.left) {
            (Some(data), Some(left)) => {
                *left = left.saturating_sub(u64::try_from(data.len()).unwrap_or(u64::MAX));
            }
            (Some(_), None) => {}
            (None, left) => *left = Some(0),
        }
        if self.left == Some(0) {
            self.departure.complete();
        }
    }
}

impl Body for Watched {
    type Data = Bytes;
    type Error = Box<dyn StdError + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if !self.departure.begin() {
            return Poll::Ready(Some(Err("the request was called off before it left".into())));
        }
        let piece = ready!(Pin::new(&mut self.body).poll_frame(cx)).transpose()?;
        self.count(piece.as_ref());
        Poll::Ready(piece.map(Ok))
    }

    fn size_hint(&self) -> SizeHint {
        match self.left {
            // The connection does not ask for a body that it knows to be empty, and would let the
            // head go: of one that was called off it has to ask for something.
            Some(0) if self.departure.is_called_off() => SizeHint::with_exact(1),
            Some(left) => SizeHint::with_exact(left),
            None => SizeHint::default(),
        }
    }

    /// Of a request without a body this is all that the connection asks, before it writes the head.
    fn is_end_stream(&self) -> bool {
        let is_over = self.left == Some(0) && self.departure.begin();
        if is_over {
            self.departure.complete();
        }
        is_over
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::io;
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    use futures_util::stream;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;
    use tokio::time::{sleep, timeout};

    use super::*;
    use crate::error::Written;
    use crate::graph::{Call, File, Part, Path};
    use crate::http::{Credential, Endpoint, Settings, Site, Transport, Try};
    use crate::{Error, ErrorKind, Priority};
    use sendapi_core::platform::version::GraphVersion;

    const LONG: Duration = Duration::from_secs(10);

    fn by(departure: &Departure) -> Try {
        Try { timeout: LONG, priority: Priority::Answer, departure: departure.clone() }
    }

    /// Keeps all that is sent to it, and answers nothing.
    async fn silent() -> (String, Arc<Mutex<Vec<Vec<u8>>>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let heard: Arc<Mutex<Vec<Vec<u8>>>> = Arc::default();
        let hearing = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let hearing = Arc::clone(&hearing);
                tokio::spawn(async move {
                    let mut all = Vec::new();
                    // A connection that is reset has told what it told.
                    let _ = stream.read_to_end(&mut all).await;
                    hearing.lock().unwrap().push(all);
                });
            }
        });
        (url, heard)
    }

    fn endpoint(url: &str) -> Endpoint {
        let (settings, site) = (Settings::default(), Site::new(url, 100).unwrap());
        Transport::new(&settings, [&site; 2]).unwrap().endpoint(&site, GraphVersion::NEWEST, ["1"])
    }

    fn credential() -> Arc<Credential> {
        Arc::new(Credential::new("EAABsecret".into(), None))
    }

    async fn failed(call: &Call) -> (Error, Departure) {
        let (url, _) = silent().await;
        let departure = Departure::default();
        let credential = credential();
        let time = Duration::from_millis(100);
        let error = endpoint(&url)
            .call(&credential, call, Try { timeout: time, ..by(&departure) })
            .await
            .unwrap_err();
        (error, departure)
    }

    #[tokio::test]
    async fn what_nobody_answers_was_written() {
        let form = Call::post(Path::root()).form([("a", "b")]);
        let parts = Call::post(Path::root()).multipart([Part::text("a", "b")]);
        for call in [Call::get(Path::root()), Call::post(Path::root()), form, parts] {
            let (error, departure) = failed(&call).await;
            assert_eq!((error.kind(), error.written()), (ErrorKind::Timeout, Some(Written::All)));
            assert_eq!(departure.written(), Written::All);
        }
    }

    #[tokio::test]
    async fn a_file_that_breaks_off_was_written_in_part() {
        let broken = || stream::iter([Ok("GIF"), Err(io::Error::other("disk gone"))]);
        let file = File::stream("a.gif", "image/gif", 6, broken());
        let call = Call::post(Path::root()).multipart([Part::file("filedata", file)]);
        let (error, _) = failed(&call).await;
        assert_eq!((error.kind(), error.written()), (ErrorKind::File, Some(Written::Part)));
    }

    #[tokio::test]
    async fn a_file_that_never_comes_was_written_in_part() {
        let file = File::stream("a.gif", "image/gif", 6, stream::pending::<io::Result<&str>>());
        let call = Call::post(Path::root()).multipart([Part::file("filedata", file)]);
        let (error, _) = failed(&call).await;
        assert_eq!((error.kind(), error.written()), (ErrorKind::Timeout, Some(Written::Part)));
    }

    #[tokio::test]
    async fn of_what_was_called_off_not_a_byte_leaves() {
        let (url, heard) = silent().await;
        let (endpoint, credential) = (endpoint(&url), credential());
        for call in [Call::get(Path::root()), Call::post(Path::root()).json("{}")] {
            let departure = Departure::default();
            assert_eq!(departure.clone().call_off(), Written::Nothing);
            let error = endpoint.call(&credential, &call, by(&departure)).await.unwrap_err();
            assert_eq!(error.written(), Some(Written::Nothing));
        }
        while heard.lock().unwrap().len() < 2 {
            sleep(Duration::from_millis(1)).await;
        }
        assert!(heard.lock().unwrap().iter().all(Vec::is_empty), "{heard:?}");
    }

    #[tokio::test]
    async fn whoever_holds_the_departure_knows_when_the_waiting_ended_before_the_answer() {
        let (url, _) = silent().await;
        let (endpoint, credential) = (endpoint(&url), credential());
        let departure = Departure::default();
        let post = endpoint.post(&credential, Bytes::from_static(b"{}"), by(&departure));
        assert!(timeout(Duration::from_millis(100), post).await.is_err());
        assert_eq!(departure.written(), Written::All);
        // Dropped before it ran.
        let departure = Departure::default();
        drop(endpoint.post(&credential, Bytes::from_static(b"{}"), by(&departure)));
        assert_eq!(departure.call_off(), Written::Nothing);
    }

    /// The server sees every request that left, whenever its future was dropped.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_is_dropped_unwritten_never_arrives() {
        let (url, heard) = silent().await;
        let (endpoint, credential) = (Arc::new(endpoint(&url)), credential());
        let mut told = Vec::new();
        for number in 0..1500_u32 {
            let departure = Departure::default();
            let (endpoint, credential) = (Arc::clone(&endpoint), Arc::clone(&credential));
            let leaving = departure.clone();
            let sending = tokio::spawn(async move {
                let json = format!(r#"{{"number":"<{number}>"}}"#).into_bytes();
                endpoint.post(&credential, json.into(), by(&leaving)).await
            });
            // A task elsewhere goes on meanwhile; Tokio's own sleep is too long for this.
            std::thread::sleep(Duration::from_micros(u64::from(number % 100) * 10));
            sending.abort();
            assert!(sending.await.unwrap_err().is_cancelled());
            told.push((number, departure.written()));
        }
        drop(endpoint);
        sleep(Duration::from_millis(500)).await;
        let heard = heard.lock().unwrap().concat();
        let heard = String::from_utf8(heard).unwrap();
        let arrived: HashSet<_> = heard
            .split('<')
            .filter_map(|rest| rest.split_once('>')?.0.parse::<u32>().ok())
            .collect();
        let stayed = told.iter().filter(|(_, written)| *written == Written::Nothing).count();
        assert!(stayed > 0 && stayed < told.len(), "{stayed}");
        for (number, written) in told {
            assert!(written != Written::Nothing || !arrived.contains(&number), "{number}");
        }
    }

    /// The server closes each connection after one answer, and says so too late.
    #[tokio::test]
    async fn a_request_that_met_a_closed_connection_leaves_by_another() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let count = Arc::new(Mutex::new(0));
        let counting = Arc::clone(&count);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = [0; 4096];
                let read = stream.read(&mut request).await.unwrap();
                *counting.lock().unwrap() += usize::from(read > 0);
                let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                stream.write_all(answer).await.unwrap();
            }
        });
        let (endpoint, credential) = (endpoint(&url), credential());
        for number in 1..=50 {
            let departure = Departure::default();
            let reply = endpoint.post(&credential, Bytes::from_static(b"{}"), by(&departure)).await;
            assert_eq!((reply.unwrap().status(), departure.written()), (200, Written::All));
            assert_eq!(*count.lock().unwrap(), number);
            sleep(Duration::from_millis(number as u64 % 3)).await;
        }
    }
}
