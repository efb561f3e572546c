//! How much a basket holds.

use sendapi_examples::shop::basket::Basket;
use sendapi_examples::shop::catalogue::{PRODUCTS, find, kronur};

use crate::bakery::{Bakery, next_words};

#[tokio::test]
async fn a_basket_holds_a_dozen() {
    let bakery = Bakery::open().await;
    let ada = bakery.person("Ada Berg");
    ada.posts_back("Add many", "add?product=rye&loaves=11").await.unwrap();
    assert_eq!(next_words(&ada).await, "In your basket: 11 × Dark rye.");
    ada.posts_back("Add three", "add?product=bagel&loaves=3").await.unwrap();
    assert_eq!(
        next_words(&ada).await,
        "A basket holds 12, so 2 did not fit. In your basket: 11 × Dark rye, 1 × Bagel."
    );
    ada.posts_back("Add many", "add?product=rye&loaves=255").await.unwrap();
    assert!(next_words(&ada).await.starts_with("A basket holds 12, so 255 did not fit."));
    ada.posts_back("Add too many", "add?product=rye&loaves=256").await.unwrap();
    assert!(next_words(&ada).await.starts_with("That button is an old one"));
}

#[test]
fn what_does_not_fit_is_not_in() {
    let (rye, bagel) = (find("rye").unwrap(), find("bagel").unwrap());
    let mut basket = Basket::default();
    assert_eq!(basket.add(rye, 0), 0);
    assert!(basket.is_empty(), "nothing is no line");
    assert_eq!((basket.add(rye, 255), basket.add(bagel, 1)), (Basket::HOLDS, 0));
    assert_eq!((basket.lines().len(), basket.total()), (1, 12 * rye.price));
    assert_eq!(basket.take_out("bagel"), None);
    assert_eq!(basket.take_out("rye"), Some(rye));
    assert!(basket.is_empty());
}

#[test]
fn each_product_has_an_id_of_its_own() {
    for product in &PRODUCTS {
        assert_eq!(find(product.id), Some(product));
    }
    assert_eq!([kronur(0), kronur(999), kronur(1005)], ["0 kr.", "999 kr.", "1.005 kr."]);
}
