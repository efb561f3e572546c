//! A Rust expression in place of any value, commas, angles and bars included.

#![deny(warnings)]

use std::collections::BTreeMap;

use sendapi::button::{Button, Postback};
use sendapi::{Recipient, message};

struct Trip {
    pier: String,
    seats: u32,
}

impl Trip {
    fn told<T: From<String>, U: From<u32>>(&self) -> (T, U) {
        (self.pier.clone().into(), self.seats.into())
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let trip = Trip { pier: "North".to_owned(), seats: 12 };
    let piers: BTreeMap<u32, &str> = BTreeMap::from([(1, "North"), (2, "South")]);
    let is_full = |seats: u32, limit: u32| seats >= limit;
    let seats = "12";

    let _ = message!(Messenger { recipient: "7204418830956127", text: &*trip.pier });
    let _ =
        message!(Messenger { recipient: "7204418830956127", text: trip.told::<String, u64>().0 });
    let _ = message!(Messenger { recipient: "7204418830956127", text: piers[&1] });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: format!("{} of {}", trip.seats, 40)
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: if is_full(trip.seats, 12) { "Full" } else { "Free" },
        metadata: match trip.seats {
            0 => "empty",
            1 | 2 => "few",
            _ => "some",
        },
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: (|a: u32, b: u32| (a + b).to_string())(1, 2),
        metadata: {
            let left = 40 - trip.seats;
            format!("{left} left")
        },
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: seats.parse::<u32>()?.to_string()
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: (trip.seats as u64 + u64::MAX / 2).to_string()
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: <str as ToOwned>::to_owned("North")
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: ["North", "South"][usize::from(trip.seats < 10)]
    });
    let _ = message!(Messenger { recipient: "7204418830956127", text: concat!("Pier ", 3) });
    let _ = message!(Messenger { recipient: Recipient::comment_id("17"), text: "Nine." });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "When do you travel?",
            buttons: [
                if is_full(1, 2) {
                    Button::Postback(Postback::new("Today", "TODAY"))
                },
                Button::Postback(Postback::new("Tomorrow", "TOMORROW")),
            ],
        },
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: 'pier: {
            if let Trip { seats: 12, .. } = trip {
                break 'pier "Full";
            }
            "Free"
        },
        metadata: unsafe { str::from_utf8_unchecked(b"free") }
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: if let Trip { seats: seats @ 1.., .. } = &trip {
            seats.to_string()
        } else {
            String::new()
        },
        quick_replies: [
            if let Trip { pier, seats: 1.. } = &trip {
                text { title: pier, payload: "PIER" }
            },
            for Trip { pier, .. } in [&trip] {
                text { title: pier, payload: "PIER" }
            },
            if trip.seats as usize > 3 {
                text { title: "Many", payload: "MANY" }
            } else {
                text {
                    title: match trip {
                        Trip { seats: 3, .. } => "Three",
                        _ => "Few",
                    },
                    payload: "FEW",
                }
            },
        ]
    });
    Ok(())
}
