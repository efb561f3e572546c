//! What stands there before anybody writes.

use std::net::SocketAddr;

use sendapi_examples::shop::catalogue::PRODUCTS;
use sendapi_examples::shop::pictures::Pictures;
use sendapi_simulator::Platform;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::bakery::Bakery;

#[tokio::test]
async fn the_profile_and_the_template_are_set() {
    let bakery = Bakery::open().await;
    let page = bakery.simulator().account("101");
    let part = |name| page.profile(Platform::Messenger, name);
    assert_eq!(part("get_started")["payload"], "start");
    assert_eq!(part("persistent_menu")[0]["call_to_actions"][1]["payload"], "basket");
    assert_eq!(part("ice_breakers")[0]["call_to_actions"].as_array().unwrap().len(), 3);
    assert!(part("greeting")[0]["text"].as_str().unwrap().contains("{{user_first_name}}"));
    let templates = page.templates();
    assert_eq!(templates.len(), 1);
    assert_eq!(
        (&templates[0]["status"], &templates[0]["category"]),
        (&"APPROVED".into(), &"UTILITY".into())
    );
}

#[tokio::test]
async fn every_product_has_a_picture() {
    let bakery = Bakery::open().await;
    for product in &PRODUCTS {
        let answer = get(bakery.address, &format!("/pictures/{}.gif", product.id)).await;
        let (head, body) = split(&answer);
        assert!(head.starts_with("HTTP/1.1 200") && head.contains("image/gif"), "{head}");
        assert!(body.starts_with(b"GIF89a\xe0\x01\xfa\x00"), "480 by 250: {}", product.id);
    }
    for name in ["pie.gif", "rye.png", "rye", "..%2frye.gif"] {
        let answer = get(bakery.address, &format!("/pictures/{name}")).await;
        assert!(answer.starts_with(b"HTTP/1.1 404"), "{name}");
    }
}

#[test]
fn without_an_address_there_are_no_pictures() {
    assert_eq!(Pictures::at(None).url(&PRODUCTS[0]), None);
    let pictures = Pictures::at(Some("https://bakery.example/".to_owned()));
    let url = pictures.url(&PRODUCTS[0]).unwrap();
    assert_eq!(url, "https://bakery.example/pictures/rye.gif");
}

async fn get(address: SocketAddr, path: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    answer
}

fn split(answer: &[u8]) -> (String, &[u8]) {
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
    (String::from_utf8_lossy(&answer[..end]).into_owned(), &answer[end + 4..])
}
