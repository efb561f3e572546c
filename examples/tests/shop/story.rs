//! The whole conversation: Ada Berg orders bread, asks for somebody, and collects it the next morning.

use std::time::Duration;

use sendapi::call::routing::PAGE_INBOX;
use sendapi_simulator::Participant;

use crate::bakery::{Bakery, first_reply, next, next_words, replies, words};

#[tokio::test]
async fn ada_orders_bread_and_collects_it_the_next_morning() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    she_looks_round(&bakery, &ada).await;
    she_fills_her_basket(&ada).await;
    she_looks_into_it(&ada).await;
    she_is_not_understood(&ada).await;
    let collection = she_orders(&ada).await;
    she_says_what_she_thinks(&ada).await;
    she_talks_to_somebody(&bakery, &ada).await;
    she_is_told_the_next_morning(&ada, &collection).await;
    she_comes_back(&ada).await;
    assert!(bakery.refused().is_empty(), "{:?}", bakery.refused());
}

async fn she_looks_round(bakery: &Bakery, ada: &Participant) {
    ada.posts_back("Get Started", "start").await.unwrap();
    let hello = next(ada).await;
    assert!(words(&hello).starts_with("Good morning, Ada. "), "{}", words(&hello));
    assert_eq!(replies(&hello), "Loaves | Rolls | Something sweet");
    let actions: Vec<_> =
        ada.messages().iter().map(|it| it.body()["sender_action"].clone()).collect();
    assert_eq!(actions[..2], ["mark_seen", "typing_on"], "she sees that somebody is there");

    ada.taps("Loaves").await.unwrap();
    let loaves = next(ada).await;
    assert_eq!(words(&loaves), "Dark rye | Sourdough | Baguette");
    let rye = &loaves.body()["message"]["attachment"]["payload"]["elements"][0];
    assert_eq!(rye["subtitle"], "Baked for a day beside a hot spring · 1.290 kr.");
    assert_eq!(rye["image_url"], format!("http://{}/pictures/rye.gif", bakery.address));
}

async fn she_fills_her_basket(ada: &Participant) {
    ada.taps_in("Dark rye", "Add one").await.unwrap();
    let added = next(ada).await;
    assert_eq!(words(&added), "In your basket: 1 × Dark rye.");
    assert_eq!(replies(&added), "Check out | My basket | More");

    ada.taps("More").await.unwrap();
    assert_eq!(next_words(ada).await, "Three shelves, all of it baked last night:");
    ada.taps("Something sweet").await.unwrap();
    assert_eq!(next_words(ada).await, "Cinnamon bun | Croissant | Oat cookie");
    ada.taps_in("Cinnamon bun", "Add three").await.unwrap();
    assert_eq!(next_words(ada).await, "In your basket: 1 × Dark rye, 3 × Cinnamon bun.");
    ada.taps_in("Croissant", "Add one").await.unwrap();
    assert!(next_words(ada).await.ends_with("1 × Croissant."));

    ada.sends_sticker().await.unwrap();
    assert!(next_words(ada).await.starts_with("Thank you"));
}

async fn she_looks_into_it(ada: &Participant) {
    ada.says("What is in my basket?").await.unwrap();
    assert_eq!(next_words(ada).await, "Dark rye | Cinnamon bun | Croissant");
    assert_eq!(next_words(ada).await, "3.550 kr. in all.");
    ada.taps_in("Croissant", "Take out").await.unwrap();
    assert_eq!(
        next_words(ada).await,
        "Croissant is out. In your basket: 1 × Dark rye, 3 × Cinnamon bun."
    );
}

async fn she_is_not_understood(ada: &Participant) {
    ada.says("Do you deliver by drone?").await.unwrap();
    let helpless = next(ada).await;
    assert!(words(&helpless).starts_with("I did not understand that."));
    assert_eq!(replies(&helpless), "Shelves | My basket | Opening hours");
    ada.says("<script>alert('🥖')</script>").await.unwrap();
    assert_eq!(replies(&next(ada).await), "Talk to somebody | Shelves | My basket");
}

/// Gives when she wants to collect it.
async fn she_orders(ada: &Participant) -> String {
    ada.says("I would like to pay").await.unwrap();
    let when = next(ada).await;
    assert_eq!(words(&when), "When do you want to collect it?");
    let first = first_reply(&when);
    ada.taps(&first).await.unwrap();
    let name = next(ada).await;
    assert_eq!(words(&name), format!("{first}. Shall we keep it in the name of Ada Berg?"));
    ada.taps("Another name").await.unwrap();
    assert!(next_words(ada).await.starts_with("In which name"));

    ada.says("Grace & Søn 🥐").await.unwrap();
    let receipt = next(ada).await;
    let receipt = &receipt.body()["message"]["attachment"]["payload"];
    assert_eq!(receipt["template_type"], "receipt");
    assert_eq!(receipt["recipient_name"], "Grace & Søn 🥐");
    assert_eq!(
        (&receipt["currency"], &receipt["summary"]["total_cost"]),
        (&"ISK".into(), &3060.into())
    );
    assert_eq!(receipt["elements"][1]["title"], "Cinnamon bun");
    assert_eq!(
        (&receipt["elements"][1]["quantity"], &receipt["elements"][1]["price"]),
        (&3.into(), &1770.into())
    );
    assert!(receipt["order_number"].is_string() && receipt["timestamp"].is_string());
    first
}

async fn she_says_what_she_thinks(ada: &Participant) {
    let feedback = next(ada).await;
    assert_eq!(words(&feedback), "customer_feedback");
    let mid = feedback.message_id().unwrap();
    ada.fills_in(mid, &[("ordering", "5", Some("More croissants"))]).await.unwrap();
    assert_eq!(next_words(ada).await, "Thank you, the baker will be glad to hear that.");
    ada.reacts("❤️").await.unwrap();
    assert_eq!(next_words(ada).await, "We are glad that you like it.");
}

async fn she_talks_to_somebody(bakery: &Bakery, ada: &Participant) {
    ada.says("Can I talk to a person?").await.unwrap();
    assert!(next_words(ada).await.starts_with("One moment"));
    owned_by(bakery, ada.id(), Some(PAGE_INBOX)).await;
    ada.says("Is the baguette vegan?").await.unwrap();
    ada.staff().says("Hello Ada, this is Kim. It is.").await.unwrap();
    ada.says("Hello Kim, thank you").await.unwrap();
    ada.staff().hands_back().await.unwrap();
    assert_eq!(
        next_words(ada).await,
        "Here I am again, the bakery's bot. What else can I do for you?",
        "and it said nothing while Kim was there"
    );
    ada.says("When do you open?").await.unwrap();
    assert!(next_words(ada).await.contains("6:00"));
}

async fn she_is_told_the_next_morning(ada: &Participant, collection: &str) {
    ada.comes_back_after(Duration::from_secs(24 * 60 * 60));
    let ready = next(ada).await;
    assert_eq!(ready.body()["messaging_type"], "UTILITY");
    let template = &ready.body()["message"]["template"];
    let values = &template["components"][0]["parameters"];
    let told = values.as_array().unwrap().iter().filter_map(|value| value["text"].as_str());
    let told = told.collect::<Vec<_>>().join(", ");
    assert_eq!((template["name"].as_str(), told.as_str()), (Some("time_to_collect"), collection));
}

async fn she_comes_back(ada: &Participant) {
    ada.says("Good morning").await.unwrap();
    assert_eq!(next_words(ada).await, "Good to see you again, Ada. What shall it be today?");
    ada.taps("Rolls").await.unwrap();
    assert_eq!(next_words(ada).await, "Seed roll | Bagel");
}

/// Waits until the conversation is whose it is to be: the message before it comes first.
pub(crate) async fn owned_by(bakery: &Bakery, person: &str, owner: Option<&str>) {
    let is_so = || bakery.simulator().account("101").thread_owner(person) == owner;
    for _ in 0..500 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the conversation is not {owner:?}'s");
}
