//! Many accounts on one client.

use std::time::{Duration, Instant};

use sendapi::{Accounts, AnyAccount, Client, ErrorKind, PlatformKind, Rates, Retry};

use crate::server::{Server, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).retry(Retry::NEVER).build().unwrap()
}

#[tokio::test]
async fn hundreds_share_connections_and_keep_their_tokens() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let client = client(&server);
    let mut accounts = Accounts::new();
    for id in 1..=300 {
        accounts.add(client.page(id, format!("token-of-{id}"))).unwrap();
    }
    for (_, account) in &accounts {
        account.messenger().unwrap().send(&hello()).await.unwrap();
    }
    assert_eq!((server.connections(), server.requests().len(), accounts.len()), (1, 300, 300));
    for ((id, _), request) in accounts.iter().zip(server.requests()) {
        assert!(request.starts_with(&format!("POST /v27.0/{id}/messages ")), "{request}");
        assert!(request.contains(&format!("Bearer token-of-{id}\r\n")), "{request}");
    }
}

#[test]
fn accounts_are_found_by_the_id_that_events_name() {
    let client = Client::new();
    let mut accounts = Accounts::new();
    accounts.add(client.page(1, TOKEN)).unwrap();
    accounts.add_as(17_u64, client.instagram(1, TOKEN)).unwrap();
    accounts.add(client.instagram_login("18", TOKEN)).unwrap();
    let found = |id| accounts.get(id).map(|account| (account.id(), account.platform()));
    assert_eq!(found("1"), Some(("1", PlatformKind::Messenger)));
    assert_eq!(found("17"), Some(("1", PlatformKind::Instagram)));
    assert_eq!(found("18"), Some(("18", PlatformKind::Instagram)));
    assert_eq!(found("2"), None);
    assert!(accounts.page("1").is_some() && accounts.instagram("1").is_none());
    assert!(accounts.page("17").is_none() && accounts.instagram("17").is_some());
    assert_eq!(accounts.iter().map(|(id, _)| id).collect::<Vec<_>>(), ["1", "17", "18"]);
}

#[test]
fn a_second_account_of_the_same_id_is_refused_and_changes_nothing() {
    let client = Client::new();
    let mut accounts = Accounts::new();
    accounts.add(client.page(123, TOKEN)).unwrap();
    for second in
        [AnyAccount::from(client.page("123", "other")), client.instagram(123, TOKEN).into()]
    {
        let error = accounts.add(second).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Setup);
        assert_eq!(
            error.to_string(),
            "account `123` is in the directory already, remove it first, or give this one its own id with `add_as`"
        );
    }
    assert_eq!((accounts.len(), accounts.page("123").is_some()), (1, true));
    assert!(accounts.remove("123").is_some() && accounts.is_empty());
    accounts.add(client.instagram(123, TOKEN)).unwrap();
}

#[test]
fn what_could_not_be_found_or_used_is_refused() {
    let client = Client::new();
    let mut accounts = Accounts::new();
    for (result, text) in [
        (accounts.add(client.page("me", TOKEN)), "account id is `me`, by which no event finds it"),
        (accounts.add_as("x", client.page(1, TOKEN)), "account id has `x` at character 1"),
        (accounts.add(client.page("a", TOKEN)), "account id has `a` at character 1"),
        (accounts.add(client.page(1, "")), "access token is empty"),
    ] {
        let error = result.unwrap_err();
        assert!(error.kind() == ErrorKind::Setup && error.to_string().starts_with(text), "{error}");
    }
    assert!(accounts.is_empty());
    accounts.add_as(1, client.page("me", TOKEN)).unwrap();
}

#[test]
fn many_are_collected_as_in_a_map_and_what_is_wrong_with_them_is_told() {
    let client = Client::new();
    let mut accounts: Accounts = (1..=3).map(|id| client.page(id, TOKEN)).collect();
    accounts.extend([client.instagram_login(4, TOKEN)]);
    accounts.extend([("17", client.instagram(1, TOKEN))]);
    accounts.extend([AnyAccount::from(client.page(2, "another"))]);
    assert_eq!(accounts.iter().map(|(id, _)| id).collect::<Vec<_>>(), ["1", "17", "2", "3", "4"]);
    assert!(accounts.page("1").is_some() && accounts.instagram("17").is_some());
    assert_eq!(accounts.unusable().count(), 0);

    let some: Accounts = accounts.clone().into_iter().filter(|(id, _)| id.len() == 1).collect();
    assert_eq!(some.len(), 4);

    let odd = [
        client.page("me", TOKEN),
        client.page("x", TOKEN),
        client.page(5, ""),
        client.page(6, TOKEN),
    ];
    let odd: Accounts = odd.into_iter().collect();
    let unusable: Vec<_> =
        odd.unusable().map(|(id, error)| (id, error.kind(), error.to_string())).collect();
    assert_eq!(unusable.len(), 3);
    let swapped: Accounts = [client.page(TOKEN, "5")].into_iter().collect();
    assert!(!format!("{swapped:?} {:?}", swapped.iter()).contains(TOKEN), "id and token swapped");
    for (id, text) in
        [("5", "access token is empty"), ("me", "account id is `me`"), ("x", "account id has `x`")]
    {
        let told = unusable.iter().find(|(of, ..)| *of == id).unwrap();
        assert!(told.1 == ErrorKind::Setup && told.2.starts_with(text), "{told:?}");
    }
}

#[test]
fn all_are_added_or_none() {
    let client = Client::new();
    let mut accounts = Accounts::new();
    accounts.try_extend([client.page(1, TOKEN), client.page(2, TOKEN)]).unwrap();
    accounts.try_extend([("17", client.instagram(1, TOKEN))]).unwrap();
    for more in [
        vec![client.page(3, TOKEN), client.page(2, TOKEN)],
        vec![client.page(3, TOKEN), client.page(3, TOKEN)],
        vec![client.page(3, TOKEN), client.page("me", TOKEN)],
        vec![client.page(3, TOKEN), client.page(4, "")],
    ] {
        assert_eq!(accounts.try_extend(more).unwrap_err().kind(), ErrorKind::Setup);
        assert_eq!(accounts.len(), 3);
    }
}

#[tokio::test]
async fn each_account_may_have_rates_of_its_own() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let client = client(&server);
    let slow = Rates::default().messages_per_second(1);
    let slow = client.page(1, TOKEN).with_rates(&slow).unwrap();
    let fast = client.page(2, TOKEN);
    let began = Instant::now();
    for _ in 0..3 {
        fast.send(&hello()).await.unwrap();
    }
    slow.send(&hello()).await.unwrap();
    assert!(began.elapsed() < Duration::from_millis(900), "{:?}", began.elapsed());
    // The same account, made anew.
    client.page(1, TOKEN).send(&hello()).await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(900), "{:?}", began.elapsed());
}

#[test]
fn rates_that_let_nothing_through_are_refused() {
    let page = Client::new().page(1, TOKEN);
    let error = page.with_rates(&Rates::default().media_per_second(0)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
}
