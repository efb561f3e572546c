//! Values of a program's types that a field does not take: the note says which it does, and what to do about the others.
use sendapi::content;

struct Bread {
    pieces: usize,
    price: f64,
    number: i64,
    picture: Option<String>,
}

fn card(bread: &Bread) {
    let _ = content!(Messenger { text: bread.pieces });
    let _ = content!(Messenger { text: bread.price });
    let _ = content!(Messenger {
        attachment: button {
            text: "Rye?",
            buttons: [
                postback { title: "Yes", payload: bread.number },
                web_url { title: "Look", url: bread.picture.clone() },
                web_url { title: "Look", url: &bread.picture },
            ],
        },
    });
}

fn main() {}
