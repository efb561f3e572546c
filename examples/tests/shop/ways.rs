//! Ways that are not the straight one.

use std::time::Duration;

use sendapi::call::routing::PAGE_INBOX;
use sendapi_simulator::{Fault, Requests};

use crate::bakery::{Bakery, first_reply, next, next_words, replies, words};
use crate::story::owned_by;

#[tokio::test]
async fn each_person_has_a_basket() {
    let bakery = Bakery::open().await;
    let (ada, bo) = (bakery.person("Ada Berg"), bakery.person("Bo"));
    ada.posts_back("Add one", "add?product=rye").await.unwrap();
    assert_eq!(next_words(&ada).await, "In your basket: 1 × Dark rye.");
    bo.posts_back("My basket", "basket").await.unwrap();
    assert_eq!(next_words(&bo).await, "Your basket is empty.");
    bo.posts_back("Add three", "add?product=bagel&loaves=3").await.unwrap();
    assert_eq!(next_words(&bo).await, "In your basket: 3 × Bagel.");
}

#[tokio::test]
async fn old_buttons_lead_to_what_there_is_now() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    for payload in
        ["SHELF", "add?product=pumpernickel", "collect?day=1&hour=7&x=%", "show?shelf=pies"]
    {
        ada.posts_back("Old", payload).await.unwrap();
        let answer = next_words(&ada).await;
        assert!(
            answer.contains("an old one") || answer == "Your basket is empty.",
            "{payload}: {answer}"
        );
    }
    ada.posts_back("Take out", "take_out?product=rye").await.unwrap();
    assert_eq!(next_words(&ada).await, "Your basket is empty.");
    ada.posts_back("Add one", "add?product=rye").await.unwrap();
    next(&ada).await;
    ada.posts_back("Thursday, 7:00", "collect?day=1&hour=7").await.unwrap();
    assert_eq!(next_words(&ada).await, "When do you want to collect it?", "that day has gone");
    ada.posts_back("Yes, order", "order?name=Ada").await.unwrap();
    assert_eq!(next_words(&ada).await, "When do you want to collect it?", "no time was chosen");
}

#[tokio::test]
async fn somebody_without_a_profile_is_greeted_and_asked_for_a_name() {
    let bakery = Bakery::open().await;
    let unknown = Requests::all().matching(|body| body["fields"].is_string());
    bakery.simulator().faults().add(unknown, Fault::graph_error(100, 2_018_218));
    let bo = bakery.person("Bo");
    bo.says("Hi").await.unwrap();
    assert!(next_words(&bo).await.starts_with("Good morning. Order today"));
    bo.posts_back("Add one", "add?product=rye").await.unwrap();
    next(&bo).await;
    bo.taps("Check out").await.unwrap();
    let first = first_reply(&next(&bo).await);
    bo.taps(&first).await.unwrap();
    assert!(next_words(&bo).await.starts_with("In which name"));
    bo.says(&"Bø ".repeat(600)).await.unwrap();
    let receipt = next(&bo).await;
    let name = receipt.body()["message"]["attachment"]["payload"]["recipient_name"].clone();
    assert_eq!(name.as_str().unwrap().chars().count(), 80);
}

#[tokio::test]
async fn an_order_that_cannot_be_confirmed_stays_in_the_basket() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    ada.posts_back("Add one", "add?product=rye").await.unwrap();
    next(&ada).await;
    ada.taps("Check out").await.unwrap();
    let first = first_reply(&next(&ada).await);
    ada.taps(&first).await.unwrap();
    next(&ada).await;
    let is_receipt = |body: &serde_json::Value| body["message"].to_string().contains("receipt");
    let receipts = Requests::to(ada.id()).matching(is_receipt).first(1);
    bakery.simulator().faults().add(receipts, Fault::graph_error(100, 2_018_001));
    ada.taps("Yes, order").await.unwrap();
    ada.says("basket").await.unwrap();
    assert_eq!(next_words(&ada).await, "Dark rye");
    assert_eq!(next_words(&ada).await, "1.290 kr. in all.");
    ada.posts_back("Yes, order", "order?name=Ada").await.unwrap();
    assert_eq!(next_words(&ada).await, "receipt");
    assert_eq!(next_words(&ada).await, "customer_feedback");
    ada.posts_back("Yes, order", "order?name=Ada").await.unwrap();
    assert_eq!(next_words(&ada).await, "Your basket is empty.", "a second tap orders nothing");
}

#[tokio::test]
async fn what_is_no_order_gets_a_word_too() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    ada.sends_picture(*b"GIF89a").await.unwrap();
    let thanks = next(&ada).await;
    assert!(words(&thanks).starts_with("Thank you"));
    ada.reacts("😡").await.unwrap();
    assert_eq!(replies(&next(&ada).await), "Talk to somebody | Shelves");
    ada.reacts("🦀").await.unwrap();
    assert_eq!(next_words(&ada).await, "We are glad that you like it.");
    ada.unreacts(thanks.message_id().unwrap()).await.unwrap();
    ada.reads().await.unwrap();
    for words in ["", "   ", "Где хлеб?", "🥖🥖🥖", "\u{202e}", &"brauð ".repeat(300)]
    {
        ada.says(words).await.unwrap();
        assert!(next_words(&ada).await.contains("not understand"), "{words}");
    }
    ada.says("Thanks, any NUTS in it?").await.unwrap();
    assert!(next_words(&ada).await.starts_with("There are no nuts"));
    ada.says("Thank you!").await.unwrap();
    assert!(next_words(&ada).await.starts_with("You are welcome"));
}

#[tokio::test]
async fn the_bot_answers_again_when_nobody_kept_the_conversation() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    ada.posts_back("Talk to somebody", "person").await.unwrap();
    next(&ada).await;
    owned_by(&bakery, ada.id(), Some(PAGE_INBOX)).await;
    ada.says("Anybody there?").await.unwrap();
    ada.comes_back_after(Duration::from_secs(25 * 60 * 60));
    ada.says("Hello").await.unwrap();
    assert!(next_words(&ada).await.starts_with("Good morning, Ada"));
    assert!(bakery.refused().is_empty(), "{:?}", bakery.refused());
}

#[tokio::test]
async fn who_cannot_be_handed_over_hears_so() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    let passing = Requests::all().matching(|body| body["target_app_id"].is_string());
    bakery.simulator().faults().add(passing, Fault::graph_error(10, None));
    ada.says("A human, please").await.unwrap();
    assert!(next_words(&ada).await.starts_with("One moment"));
    assert!(next_words(&ada).await.starts_with("I cannot reach anybody"));
    ada.says("Hello").await.unwrap();
    assert!(next_words(&ada).await.starts_with("Good morning"), "and it goes on");
}
