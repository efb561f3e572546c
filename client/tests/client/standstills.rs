//! What makes an account stand still, for how long, and who finds out that it is over.

use std::time::{Duration, Instant};

use sendapi::{
    Account, Batch, Because, Client, Delivery, ErrorKind, Message, Messenger, Rates, Retry,
    StandsStill,
};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).retry(Retry::NEVER).build().unwrap()
}

fn taken() -> Answer {
    json("200 OK", RECEIPT)
}

fn refusal(code: u32, headers: &str) -> Answer {
    let error =
        format!(r#"{{"error":{{"type":"OAuthException","code":{code},"fbtrace_id":"A"}}}}"#);
    answer("400 Bad Request", headers, &error)
}

fn private_reply() -> Message<'static> {
    let json = r#"{"recipient":{"comment_id":"9_8"},"message":{"text":"Thank you"}}"#;
    Message::<Messenger>::from_json(json).unwrap()
}

#[tokio::test]
async fn an_account_can_be_asked_how_it_stands() {
    let server = Server::start(refusal(613, "retry-after: 90\r\n")).await;
    let page = client(&server).page("123", TOKEN);
    assert_eq!(page.standstill(), None);
    page.send(&hello()).await.unwrap_err();
    let still = page.standstill().unwrap();
    assert_eq!(still.what, StandsStill::Messages);
    assert_eq!(still.because, Because::Refused { code: 613, subcode: None });
    assert!(still.left > Duration::from_secs(80) && still.left <= Duration::from_secs(90));
    assert!(
        still.to_string().ends_with("seconds: the account sends too many messages (code 613)"),
        "{still}"
    );
}

#[tokio::test]
async fn an_absurd_header_can_be_lifted_and_does_not_last_for_ever() {
    let absurd = answer("429 Too Many Requests", "retry-after: 9999999999\r\n", "slow down");
    let server = Server::start(Answer::in_turn([absurd, taken()])).await;
    let page = client(&server).page("123", TOKEN);
    let error = page.send(&hello()).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(9_999_999_999)));
    assert_eq!(page.send(&hello()).await.unwrap_err().kind(), ErrorKind::Throttled);
    let still = page.standstill().unwrap();
    assert!(still.left <= Duration::from_secs(24 * 60 * 60));
    assert_eq!(still.because, Because::Status(429));
    page.resume();
    page.send(&hello()).await.unwrap();
}

#[tokio::test]
async fn usage_headers_of_others_hold_nobody_up() {
    for header in [
        r#"{"999":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":19}]}"#,
        r#"{"123":[{"type":"instagram","call_count":100,"estimated_time_to_regain_access":19}]}"#,
        r#"{"123":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":19}]}"#,
        r#"{"123":[{"type":"ads_management","call_count":100,"estimated_time_to_regain_access":19}]}"#,
        "nonsense",
    ] {
        let headers = format!("x-business-use-case-usage: {header}\r\n");
        let server = Server::start(answer("200 OK", &headers, RECEIPT)).await;
        let page = client(&server).page("123", TOKEN);
        for _ in 0..3 {
            page.send(&hello()).deadline(Duration::from_secs(5)).await.unwrap();
        }
        assert_eq!(page.standstill(), None, "{header}");
    }
}

#[tokio::test]
async fn what_is_told_of_the_own_business_counts() {
    let header =
        r#"{"999":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":19}]}"#;
    let headers = format!("x-business-use-case-usage: {header}\r\n");
    let server = Server::start(answer("200 OK", &headers, RECEIPT)).await;
    let page = client(&server).page("123", TOKEN).in_business(999);
    page.send(&hello()).await.unwrap();
    let still = page.standstill().unwrap();
    assert_eq!((still.what, still.because), (StandsStill::Messages, Because::Usage));
}

#[tokio::test]
async fn private_replies_have_a_standstill_of_their_own() {
    let server =
        Server::start(Answer::in_turn([refusal(613, "retry-after: 600\r\n"), taken()])).await;
    let page = client(&server).page("123", TOKEN);
    page.send(&private_reply()).await.unwrap_err();
    page.send(&hello()).deadline(Duration::from_secs(1)).await.unwrap();
    assert_eq!(page.standstill(), None);
    let [still] = &*page.standstills() else { panic!("one") };
    assert_eq!(still.what, StandsStill::PrivateReplies);
    let error = page.send(&private_reply()).deadline(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Throttled, Delivery::NotSent));
}

#[tokio::test]
async fn a_pages_standstill_is_not_that_of_the_instagram_account_behind_it() {
    let server =
        Server::start(Answer::in_turn([refusal(80_006, "retry-after: 600\r\n"), taken()])).await;
    let client = client(&server);
    client.page("123", TOKEN).send(&hello()).await.unwrap_err();
    let instagram = client.instagram("123", TOKEN);
    let json = r#"{"recipient":{"id":"1"},"message":{"text":"Hello"}}"#;
    let message = Message::from_json(json).unwrap();
    instagram.send(&message).deadline(Duration::from_secs(1)).await.unwrap();
}

#[tokio::test]
async fn what_the_app_is_told_holds_for_all_its_accounts() {
    let server = Server::start(refusal(4, "retry-after: 600\r\n")).await;
    let client = client(&server);
    client.page(1, TOKEN).send(&hello()).await.unwrap_err();
    for id in 2..50 {
        let page = client.page(id, TOKEN);
        let error = page.send(&hello()).deadline(Duration::from_secs(1)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Throttled);
        assert_eq!(page.standstill().unwrap().what, StandsStill::App);
    }
    assert_eq!(server.requests().len(), 1);
    // Another host is another app.
    let login = client.instagram_login(60, TOKEN);
    assert_eq!(login.standstill(), None);
}

#[tokio::test]
async fn one_message_finds_out_and_each_refusal_doubles_the_wait() {
    let refusals = || refusal(613, "");
    // Ten are under way when the first is refused; then one each time finds out.
    let first = (0..10).map(|_| refusals().after(Duration::from_millis(100)));
    let answers = first.chain([refusals(), taken()]);
    let server = Server::start(Answer::in_turn(answers)).await;
    let retry = Retry::default().tries(4).limited_wait(Duration::from_millis(1));
    let client = Client::builder().base_url(server.url()).retry(retry).build().unwrap();
    let page: Account = client.page("123", TOKEN);
    let began = Instant::now();
    let sends: Vec<_> = (0..10).map(|_| tokio::spawn(page.send(&hello()))).collect();
    for send in sends {
        send.await.unwrap().unwrap();
    }
    // A second, then two.
    assert!(began.elapsed() > Duration::from_secs(3), "{:?}", began.elapsed());
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    assert_eq!(server.requests().len(), 10 + 1 + 10);
    assert_eq!(page.standstill(), None);
}

#[tokio::test]
async fn a_probe_that_is_dropped_lets_another_find_out() {
    let slow = taken().after(Duration::from_secs(60));
    let server = Server::start(Answer::in_turn([refusal(613, ""), slow, taken()])).await;
    let page = client(&server).page("123", TOKEN);
    page.send(&hello()).await.unwrap_err();
    let probe = tokio::spawn(page.send(&hello()));
    let next = tokio::spawn(page.send(&hello()));
    tokio::time::sleep(Duration::from_millis(1300)).await;
    assert_eq!(server.requests().len(), 2, "only one finds out");
    probe.abort();
    next.abort();
    page.send(&hello()).deadline(Duration::from_secs(2)).await.unwrap();
}

#[tokio::test]
async fn rates_that_are_given_anew_for_each_message_hold_all_the_same() {
    let server = Server::start(taken()).await;
    let client = client(&server);
    let rates = Rates::default().messages_per_second(5);
    let began = Instant::now();
    for _ in 0..8 {
        client.page("123", TOKEN).with_rates(&rates).unwrap().send(&hello()).await.unwrap();
    }
    assert!(began.elapsed() > Duration::from_millis(1500), "{:?}", began.elapsed());
}

#[tokio::test]
async fn new_rates_hold_for_those_who_wait_already() {
    let server = Server::start(taken()).await;
    let client = Client::builder().base_url(server.url());
    let client = client.rates(Rates::default().private_replies_per_hour(1)).build().unwrap();
    let page = client.page("123", TOKEN);
    page.send(&private_reply()).await.unwrap();
    let waiting: Vec<_> = (0..3).map(|_| tokio::spawn(page.send(&private_reply()))).collect();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let page = page.with_rates(&Rates::UNLIMITED).unwrap();
    page.send(&private_reply()).deadline(Duration::from_secs(1)).await.unwrap();
    for reply in waiting {
        tokio::time::timeout(Duration::from_secs(1), reply).await.unwrap().unwrap().unwrap();
    }
}

#[tokio::test]
async fn patience_ends_at_once_for_those_who_wait_already() {
    let server = Server::start(taken()).await;
    let client = Client::builder().base_url(server.url()).retry(Retry::NEVER);
    let patient = Rates::default().patience(Duration::from_secs(4));
    let page = client.rates(patient).build().unwrap().page("123", TOKEN);
    page.pause(Duration::from_secs(3));
    let waiting = tokio::spawn(page.send(&hello()));
    tokio::time::sleep(Duration::from_millis(50)).await;
    page.pause(Duration::from_secs(100));
    let began = Instant::now();
    let error = page.send(&hello()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Throttled);
    assert_eq!(waiting.await.unwrap().unwrap_err().kind(), ErrorKind::Throttled);
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_budget_ends_retries_and_successes_fill_it() {
    let busy =
        || json("500 Oh", r#"{"error":{"type":"OAuthException","code":1200,"fbtrace_id":"A"}}"#);
    let quick = Retry::default().first_wait(Duration::from_millis(1));
    let server = Server::start(busy()).await;
    let client = |budget| {
        let client = Client::builder().base_url(server.url()).retry(quick.clone());
        client.retry_budget(budget).build().unwrap().page("123", TOKEN)
    };
    let page = client(5);
    for _ in 0..20 {
        page.send(&hello()).await.unwrap_err();
    }
    assert_eq!(server.requests().len(), 20 + 5);
    let page = client(0);
    assert_eq!(page.send(&hello()).await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn a_batch_that_is_refused_as_a_whole_has_the_account_stand_still() {
    for (answer, what) in [
        (refusal(80_006, "retry-after: 600\r\n"), StandsStill::Messages),
        (refusal(613, "retry-after: 600\r\n"), StandsStill::Messages),
        (refusal(4, "retry-after: 600\r\n"), StandsStill::App),
        (answer("429 Too Many", "retry-after: 600\r\n", "slow down"), StandsStill::Messages),
    ] {
        let server = Server::start(answer).await;
        let page = client(&server).page("123", TOKEN);
        page.send_batch(Batch::of([hello(), hello()]).unwrap()).await.unwrap();
        assert_eq!(page.standstill().unwrap().what, what);
        let next = page.send_batch(Batch::of([hello(), hello()]).unwrap());
        for outcome in next.deadline(Duration::from_secs(9)).await.unwrap() {
            assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Throttled);
        }
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_pause_outlasts_a_probe_that_was_under_way() {
    let slow = taken().after(Duration::from_millis(500));
    let server = Server::start(Answer::in_turn([refusal(613, ""), slow, taken()])).await;
    let page = client(&server).page("123", TOKEN);
    page.send(&hello()).await.unwrap_err();
    let probe = tokio::spawn(page.send(&hello()));
    tokio::time::sleep(Duration::from_millis(1200)).await;
    page.pause(Duration::from_secs(10 * 60));
    probe.await.unwrap().unwrap();
    assert_eq!(page.standstill().unwrap().because, Because::Paused);
    page.pause(Duration::ZERO);
    assert!(
        page.standstill().unwrap().left > Duration::from_secs(9 * 60),
        "a pause shortens nothing"
    );
}

#[tokio::test]
async fn what_the_answer_to_a_probe_says_of_the_usage_counts() {
    let usage =
        r#"{"123":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":19}]}"#;
    let full = answer("200 OK", &format!("x-business-use-case-usage: {usage}\r\n"), RECEIPT);
    let server = Server::start(Answer::in_turn([refusal(613, ""), full])).await;
    let page = client(&server).page("123", TOKEN);
    page.send(&hello()).await.unwrap_err();
    page.send(&hello()).await.unwrap();
    assert_eq!(page.standstill().unwrap().because, Because::Usage);
}

#[tokio::test]
async fn rates_that_were_away_for_a_moment_remember_what_went() {
    let server = Server::start(taken()).await;
    let page = client(&server).page("123", TOKEN);
    let five = Rates::default().messages_per_second(5);
    let began = Instant::now();
    for _ in 0..12 {
        let page = page.clone().with_rates(&five).unwrap();
        page.send(&hello()).await.unwrap();
        let _ = page.with_rates(&Rates::UNLIMITED).unwrap();
    }
    assert!(began.elapsed() > Duration::from_secs(2), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_gateways_json_makes_nothing_stand_still() {
    let gateway = answer("500 Oh", "retry-after: 60\r\n", r#"{"error":{"code":613}}"#);
    let server = Server::start(gateway).await;
    let page = client(&server).page("123", TOKEN);
    let error = page.send(&hello()).await.unwrap_err();
    assert!(page.standstills().is_empty());
    assert_eq!(
        error.to_string(),
        "server answered with an error outside of the platform's envelope (HTTP 500); the message may have been sent"
    );
}
