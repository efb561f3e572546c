//! Whether the amounts of a receipt have no more decimal places than their currency has.

use super::currency::decimal_places;
use crate::schema::rule::Rule;
use crate::tree::{Beside, Breach, Found, Node, ObjectRef, Place, Step, View, find, items};

pub(super) const RULES: &[Rule] = &[Rule::judged(
    "receipt.decimals",
    amounts_fit_their_currency,
    "an amount has no more decimal places than its currency",
    "round it, as sums of floating-point numbers want to be: 0.1 + 0.2 is 0.30000000000000004",
)];

fn amounts_fit_their_currency(receipt: &Beside<'_, '_>) -> Vec<Breach> {
    let own = receipt.field("currency").text();
    let mut breaches = Vec::new();
    if let Some(summary) = receipt.field("summary").object() {
        for name in SUMS {
            let steps = [Step::Member("summary"), Step::Member(name)];
            breaches.extend(breach("summary", (summary, name), own, &steps));
        }
    }
    for (index, element) in objects(receipt.field("elements")) {
        let currency = match find(element, "currency") {
            Found::No => own,
            found => found.text(),
        };
        let steps = [Step::Member("elements"), Step::Item(index), Step::Member("price")];
        breaches.extend(breach("receipt element", (element, "price"), currency, &steps));
    }
    for (index, adjustment) in objects(receipt.field("adjustments")) {
        let steps = [Step::Member("adjustments"), Step::Item(index), Step::Member("amount")];
        breaches.extend(breach("adjustment", (adjustment, "amount"), own, &steps));
    }
    breaches
}

/// The breach of an amount that has more decimal places than its currency.
fn breach(
    label: &str,
    (object, name): (ObjectRef<'_>, &str),
    currency: Option<&str>,
    steps: &[Step<'static>],
) -> Option<Breach> {
    let (currency, amount) = (currency?, find(object, name).node()?);
    let (most, (written, places)) = (decimal_places(currency)?, decimals(amount)?);
    (places > most).then(|| {
        let unit = if places == 1 { "place" } else { "places" };
        let most = if most == 0 { "none".to_owned() } else { most.to_string() };
        Breach::at(steps, Place::Value).saying(format!(
            "{label} {name} {written} has {places} decimal {unit}, {currency} has {most}"
        ))
    })
}

/// A number with a fraction in as few digits as tell it from others, and how many of them are decimals.
fn decimals(amount: Node<'_>) -> Option<(String, usize)> {
    let View::Number(value) = amount.view else { return None };
    let written = value.to_string();
    let places = written.split_once('.').map(|(_, decimals)| decimals.len())?;
    Some((written, places))
}

/// The objects in a list that are sure to be there, each with the number with which it is written.
fn objects(list: Found<'_>) -> Vec<(usize, ObjectRef<'_>)> {
    let Some(View::List(list)) = list.node().map(|node| node.view) else { return Vec::new() };
    let certain = items(list).enumerate().filter(|(_, item)| item.certain);
    certain.filter_map(|(index, item)| Some((index, item.node.object()?))).collect()
}

/// The amounts of the summary.
const SUMS: [&str; 4] = ["subtotal", "shipping_cost", "total_tax", "total_cost"];
