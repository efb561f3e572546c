//! Bots of tests: whatever a bot may answer to the platform's handshake.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// The verify token that a good bot knows.
pub(crate) const VERIFY_TOKEN: &str = "open-the-shop";

/// What a bot does.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Bot {
    /// Answers with the challenge if the token is right, else with 403.
    Good,
    /// Answers with the challenge whatever the token.
    Trusting,
    /// Answers with this, head and all.
    Says(&'static str),
    /// Does as the good one after a while.
    Slow(Duration),
    /// Takes the connection and says nothing.
    Silent,
    /// Ends the connection in the middle of its answer.
    BreaksOff,
}

impl Bot {
    /// Its address.
    pub(crate) async fn start(self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(each(listener, move |stream| self.answer(stream)));
        format!("http://{address}/webhook")
    }

    /// Its port, where it speaks TLS with a certificate for `localhost` that it signed itself.
    pub(crate) async fn start_with_certificate(self) -> u16 {
        let acceptor = acceptor();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(each(listener, move |stream| {
            let acceptor = acceptor.clone();
            async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    self.answer(stream).await;
                }
            }
        }));
        port
    }

    async fn answer(self, mut stream: impl AsyncRead + AsyncWrite + Unpin) {
        let asked = head(&mut stream).await;
        let answer = match self {
            Self::Good => answer(&asked, false),
            Self::Trusting => answer(&asked, true),
            Self::Says(answer) => answer.to_owned(),
            Self::Slow(time) => {
                tokio::time::sleep(time).await;
                answer(&asked, false)
            }
            Self::Silent => return tokio::time::sleep(Duration::from_secs(60)).await,
            Self::BreaksOff => "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf".to_owned(),
        };
        let _ = stream.write_all(answer.as_bytes()).await;
        let _ = stream.shutdown().await;
    }
}

async fn each<F: Future<Output = ()> + Send + 'static>(
    listener: TcpListener,
    answer: impl Fn(TcpStream) -> F,
) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(answer(stream));
    }
}

async fn head(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8(head).unwrap()
}

fn answer(asked: &str, is_trusting: bool) -> String {
    assert!(asked.starts_with("GET /webhook?hub.mode=subscribe&"), "{asked}");
    let after = |name: &str| {
        let rest = asked.split_once(name).unwrap().1;
        rest.split(['&', ' ']).next().unwrap().to_owned()
    };
    let challenge = after("hub.challenge=");
    let is_right = is_trusting || after("hub.verify_token=") == VERIFY_TOKEN;
    let (status, body) = if is_right { ("200 OK", &*challenge) } else { ("403 Forbidden", "") };
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

fn acceptor() -> TlsAcceptor {
    let certificates = CertificateDer::pem_file_iter(certificate()).unwrap();
    let key = PrivateKeyDer::from_pem_file(file("key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(certificates.map(Result::unwrap).collect(), key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// Who takes this file for authorities trusts the bot.
pub(crate) fn certificate() -> String {
    file("certificate.pem")
}

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/command/certificate");
    folder.join(name).to_str().unwrap().to_owned()
}
