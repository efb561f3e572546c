//! What is printed of an error: in one line, in a report of its causes, and by a test that ends with it.

use std::error::Error as StdError;
use std::fmt;

use sendapi::{Client, Error, Message, Retry, Token};

use crate::server::{Answer, Server, json};
use crate::{TOKEN, hello, page};

const EXPIRED: &str = r#"{"error":{"message":"Error validating access token: Session has expired","type":"OAuthException","code":190,"error_subcode":463,"fbtrace_id":"AbC"}}"#;
const LINE: &str = "the access token has expired (190/463); the message was not sent; the platform says: Error validating access token: Session has expired";

async fn refused(body: &str) -> Error {
    let server = Server::start(json("400 Bad Request", body)).await;
    page(server.url()).send(&hello()).await.unwrap_err()
}

/// How often a report says these words.
fn times(report: &str, words: &str) -> usize {
    report.matches(words).count()
}

#[tokio::test]
async fn one_line_has_code_words_and_what_became_of_the_message() {
    assert_eq!(refused(EXPIRED).await.to_string(), LINE);
}

#[tokio::test]
async fn a_code_that_no_page_explains_is_told_by_its_numbers_and_the_platforms_words() {
    let error = refused(r#"{"error":{"message":"The oven is\ncold","type":"OAuthException","code":4711,"fbtrace_id":"A"}}"#).await;
    assert_eq!(
        error.to_string(),
        "platform answered with an error that its pages do not explain (4711); the message was not sent; the platform says: The oven is cold"
    );
}

#[tokio::test]
async fn words_of_a_gateway_are_not_the_platforms() {
    let error = refused(r#"{"error":{"message":"go away","code":190}}"#).await;
    assert!(error.to_string().ends_with("; the server says: go away"), "{error}");
}

#[tokio::test]
async fn reports_that_print_the_chain_say_nothing_twice() {
    let error = refused(EXPIRED).await;
    assert!(error.source().is_none() && error.cause().is_some());
    let told = anyhow::Error::new(error.clone()).context("Ada gets no answer");
    for report in [format!("{told:#}"), format!("{told:?}")] {
        for words in [
            "Ada gets no answer",
            "the access token has expired",
            "(190/463)",
            "Session has expired",
        ] {
            assert_eq!(times(&report, words), 1, "`{words}` in {report}");
        }
    }
    let told = eyre::Report::new(error).wrap_err("Ada gets no answer");
    assert_eq!(format!("{told:#}"), format!("Ada gets no answer: {LINE}"));
    assert_eq!(times(&format!("{told:?}"), "the access token has expired"), 1, "{told:?}");
}

#[tokio::test]
async fn an_error_that_a_test_ends_with_is_its_line_and_a_few_numbers() {
    let error = refused(EXPIRED).await;
    assert_eq!(
        format!("{error:?}"),
        format!("{LINE} [graph, not_sent, HTTP 400, attempts: 1, trace AbC]")
    );
}

#[tokio::test]
async fn no_connection_says_why() {
    let unused = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", unused.local_addr().unwrap());
    drop(unused);
    let told = page(url.as_str()).send(&hello()).await.unwrap_err().to_string();
    assert!(told.starts_with(&format!("no connection to `{url}`: Connection refused")), "{told}");
    assert!(told.ends_with("; the message was not sent"), "{told}");
}

#[derive(Debug)]
struct Sealed(std::io::Error);

impl fmt::Display for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("vault is sealed")
    }
}

impl StdError for Sealed {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.0)
    }
}

#[tokio::test]
async fn what_is_behind_it_is_told_all_the_way_down_and_is_there_as_a_type() {
    let server = Server::start(Answer::Never).await;
    let client = Client::builder().base_url(server.url()).retry(Retry::NEVER).build().unwrap();
    let token = Token::provider(|| async {
        Err::<String, _>(Sealed(std::io::Error::other("the key\nis lost")))
    });
    let error = client.page("123", token).send(&hello()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "provider of the access token gave none that can be used: vault is sealed: the key is lost; the message was not sent"
    );
    assert!(error.cause().unwrap().downcast_ref::<Sealed>().is_some());
}

#[tokio::test]
async fn broken_rules_are_told_with_their_places() {
    let mut request = hello().into_request();
    request.message.as_mut().unwrap().text = Some("".into());
    let error = page("http://127.0.0.1:1").send(&Message::__new(request)).await.unwrap_err();
    let told = error.to_string();
    assert!(told.starts_with("message breaks a rule of the platform: "), "{told}");
    assert!(
        told.ends_with("(at /message/text, rule text.nonempty); the message was not sent"),
        "{told}"
    );
}

#[test]
fn a_message_is_shown_as_its_json() {
    let hello = hello();
    assert_eq!(format!("{hello:?}"), hello.to_json());
    assert_eq!(
        format!("{hello:#?}"),
        "{\n    \"recipient\": {\n        \"id\": \"1008\"\n    },\n    \"messaging_type\": \"RESPONSE\",\n    \"message\": {\n        \"text\": \"Hello\"\n    }\n}"
    );
}

#[tokio::test]
async fn no_line_of_a_report_has_the_token() {
    let body = EXPIRED.replace("Session has expired", TOKEN);
    let error = refused(&body).await;
    let told = format!("{error} {error:?} {:#}", anyhow::Error::new(error.clone()));
    assert!(!told.contains("secret"), "{told}");
}
