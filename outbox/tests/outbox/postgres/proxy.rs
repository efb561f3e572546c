//! A bad line between a worker and its database.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};

/// What is done to the connections that are there, not to later ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// Statements arrive, and nothing comes back.
    Deaf,
    /// The next statement arrives so much later, and nobody waits for it any more.
    Late(Duration),
}

pub(super) struct Proxy {
    port: u16,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    /// In the order in which they came: a connection has the first that came after it was there.
    troubles: Mutex<Vec<Trouble>>,
    connections: AtomicU64,
}

impl Proxy {
    pub(super) async fn to(server: &PgConnectOptions) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::<State>::default();
        let (server, accepts) = (server.clone(), Arc::clone(&state));
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                accepts.connections.fetch_add(1, Relaxed);
                tokio::spawn(pass_on(client, server.clone(), Arc::clone(&accepts)));
            }
        });
        Self { port, state }
    }

    /// The same database, by this way.
    pub(super) fn options(&self, database: &PgConnectOptions) -> PgConnectOptions {
        let name = database.get_database().unwrap();
        let options = PgConnectOptions::new().host("127.0.0.1").port(self.port);
        let options = options.username(database.get_username()).database(name);
        options.ssl_mode(PgSslMode::Disable)
    }

    pub(super) fn deafens(&self) {
        self.comes(Trouble::Deaf);
    }

    pub(super) fn delays(&self, time: Duration) {
        self.comes(Trouble::Late(time));
    }

    fn comes(&self, trouble: Trouble) {
        self.state.troubles.lock().unwrap().push(trouble);
    }

    pub(super) fn connections(&self) -> u64 {
        self.state.connections.load(Relaxed)
    }
}

async fn pass_on(client: TcpStream, server: PgConnectOptions, state: Arc<State>) {
    if let Some(folder) = server.get_socket() {
        let socket = folder.join(format!(".s.PGSQL.{}", server.get_port()));
        between(client, UnixStream::connect(socket).await.unwrap(), state).await;
    } else {
        let address = (server.get_host(), server.get_port());
        between(client, TcpStream::connect(address).await.unwrap(), state).await;
    }
}

async fn between<S: AsyncReadExt + AsyncWriteExt + Unpin>(
    mut client: TcpStream,
    mut server: S,
    state: Arc<State>,
) {
    let before = state.troubles.lock().unwrap().len();
    let trouble = || state.troubles.lock().unwrap().get(before).copied();
    let (mut said, mut answered) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            read = client.read(&mut said) => {
                let Ok(length @ 1..) = read else { return };
                if let Some(Trouble::Late(time)) = trouble() {
                    drop(client);
                    tokio::time::sleep(time).await;
                    let _ = server.write_all(&said[..length]).await;
                    // A server reads on before it looks whether somebody is there.
                    tokio::time::sleep(Duration::from_millis(500)).await;
                    return;
                }
                if server.write_all(&said[..length]).await.is_err() {
                    return;
                }
            }
            read = server.read(&mut answered) => {
                let Ok(length @ 1..) = read else { return };
                if trouble() != Some(Trouble::Deaf) && client.write_all(&answered[..length]).await.is_err() {
                    return;
                }
            }
        }
    }
}
