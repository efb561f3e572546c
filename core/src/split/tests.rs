use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::*;
use crate::message::quick_reply::QuickReply;
use crate::plain::list::List;
use crate::platform::{Instagram, Messenger};

#[test]
fn short_texts_stay_whole() {
    assert_eq!(pieces::<Messenger>("Good morning"), ["Good morning"]);
    assert_eq!(pieces::<Messenger>(&"x".repeat(2000)).len(), 1);
    assert_eq!(pieces::<Messenger>(&"x".repeat(2001)).len(), 2);
    assert!(pieces::<Messenger>("").is_empty());
}

#[test]
fn the_unit_is_that_of_the_platform() {
    let greek = "ω".repeat(1000);
    assert_eq!(pieces::<Messenger>(&greek).len(), 1);
    assert_eq!(pieces::<Instagram>(&greek).len(), 2);
}

#[test]
fn paragraphs_come_before_sentences() {
    let sentence = "Rye needs time. ";
    let text = format!("Hello\n\n{}\n \r\n{}", sentence.repeat(20), sentence.repeat(50));
    let pieces = pieces::<Instagram>(&text);
    assert_eq!(pieces[0], format!("Hello\n\n{}\n \r\n", sentence.repeat(20)));
    assert_eq!(pieces[1], sentence.repeat(50));
}

#[test]
fn sentences_come_before_words() {
    let text = format!("{} {}", "word ".repeat(100).trim_end(), "Is it? ".repeat(200));
    for piece in pieces::<Instagram>(&text) {
        assert!(piece.ends_with("Is it? "), "{piece}");
    }
}

#[test]
fn a_full_stop_in_an_address_or_a_number_ends_no_sentence() {
    let address = "https://example.com/?Bread=1.5&Kind=Rye.";
    let text = format!("Look. {}{address} {}", "Here ".repeat(194), "word ".repeat(20));
    assert_eq!(pieces::<Instagram>(&text)[0], "Look. ");
    let words = format!("{}{address} {}", "here ".repeat(194), "word ".repeat(20));
    assert_eq!(pieces::<Instagram>(&words)[0], "here ".repeat(194));
}

#[test]
fn lines_end_like_sentences_and_keep_what_they_begin_with() {
    let text = "- rye bread, dark\n  - with seeds\n".repeat(60);
    for piece in pieces::<Instagram>(&text) {
        assert!(piece.ends_with('\n'), "{piece:?}");
    }
}

#[test]
fn sentences_without_blanks_are_found() {
    let text = "パンを焼きます。".repeat(100);
    for piece in pieces::<Instagram>(&text) {
        assert!(piece.ends_with('。'), "{piece}");
    }
}

#[test]
fn words_without_blanks_are_found() {
    let text = "rye,wheat,".repeat(150);
    for piece in pieces::<Instagram>(&text) {
        assert!(piece.ends_with(','), "{piece}");
    }
}

#[test]
fn blanks_that_hold_together_are_no_place_to_cut() {
    let text = format!("{}10\u{a0}€", "word ".repeat(199));
    assert_eq!(pieces::<Instagram>(&text), ["word ".repeat(199).as_str(), "10\u{a0}€"]);
}

#[test]
fn graphemes_stay_whole() {
    for grapheme in ["👨‍👩‍👧‍👦", "🇩🇪", "e\u{301}", "\r\n", "각", "क्षि", "👍🏽"]
    {
        let text = grapheme.repeat(3001);
        for piece in pieces::<Messenger>(&text) {
            assert_eq!(piece.len() % grapheme.len(), 0, "{grapheme:?}");
        }
    }
}

#[test]
fn a_grapheme_that_is_too_long_is_cut_between_code_points() {
    let text = format!("a{}", "\u{301}".repeat(5000));
    let lengths: Vec<_> = pieces::<Messenger>(&text).iter().map(|p| p.chars().count()).collect();
    assert_eq!(lengths, [2000, 2000, 1001]);
}

#[test]
fn blanks_go_with_words_where_they_can() {
    let blanks = " ".repeat(700);
    let text = format!("{}{blanks}{}{blanks}", "x".repeat(500), "y".repeat(10));
    for piece in pieces::<Instagram>(&text) {
        assert!(!piece.trim().is_empty(), "{piece:?}");
    }
}

#[test]
fn what_is_hard_to_search_takes_no_longer() {
    let hard = ["a", " ", "\n", ".)", "。", "🇩🇪", "\u{301}", "\u{2029}", "a\u{301}", "\r\n \t"];
    for unit in hard {
        let text = format!(". {}", unit.repeat(100_000 / unit.chars().count()));
        assert_eq!(pieces::<Instagram>(&text).concat(), text);
    }
}

#[test]
fn quick_replies_go_with_the_last_text() {
    let content = Content {
        text: Some("Rye? ".repeat(500).into()),
        quick_replies: Some(List::from([QuickReply::text("Rye", "RYE")])),
        metadata: Some("order-1".into()),
        ..Content::EMPTY
    };
    let contents = content.clone().split::<Messenger>();
    let texts: String = contents.iter().filter_map(|content| content.text.as_deref()).collect();
    assert_eq!(Some(texts.as_str()), content.text.as_deref());
    let (last, before) = contents.split_last().unwrap();
    assert_eq!(last.quick_replies, content.quick_replies);
    assert!(before.iter().all(|content| content.quick_replies.is_none()));
    assert!(contents.iter().all(|part| part.metadata == content.metadata));
}

#[test]
fn contents_that_are_short_enough_stay_as_they_are() {
    for text in [None, Some(""), Some("Hello")] {
        let content = Content { text: text.map(Into::into), sticker_id: Some(7), ..Content::EMPTY };
        assert_eq!(content.clone().split::<Messenger>(), [content]);
    }
}

#[test]
fn a_blank_text_stays_as_it_is() {
    for text in [" ", " \n\t", "\u{200d}"] {
        assert_eq!(
            (pieces::<Messenger>(text), pieces::<Instagram>(text)),
            (vec![text], vec![text])
        );
    }
}

#[test]
fn pieces_of_a_borrowed_text_are_borrowed() {
    let text = "word ".repeat(500);
    let content = Content { text: Some(Text::Borrowed(&text)), ..Content::EMPTY };
    for content in content.split::<Messenger>() {
        assert!(matches!(content.text, Some(Text::Borrowed(_))));
    }
}

/// What cannot be seen is more than white space: a piece of joiners would be refused as blank.
#[test]
fn no_piece_is_of_characters_without_a_width() {
    for blanks in ["\u{200d}\u{200d}    ", "\u{200b}\u{2060}", " \u{feff}\u{200c} "] {
        let text = format!("{}\u{2029}{blanks}", "word ".repeat(199));
        assert!(text.len() > 1000);
        for piece in pieces::<Instagram>(&text) {
            assert!(!piece.trim_matches(is_blank_character).is_empty(), "{piece:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_lost_and_every_piece_is_taken(text in texts()) {
        check::<Messenger>(&text)?;
        check::<Instagram>(&text)?;
    }

    #[test]
    fn graphemes_are_not_cut(text in texts()) {
        let places: Vec<_> = text.grapheme_indices(true).map(|(place, _)| place).collect();
        let mut end = 0;
        for piece in pieces::<Messenger>(&text) {
            prop_assert!(places.binary_search(&end).is_ok());
            end += piece.len();
        }
    }

    /// Two neighbours that would go together are parted only where the second ends at a lesser boundary.
    #[test]
    fn pieces_are_as_long_as_their_boundary_lets_them(text in texts()) {
        let pieces = pieces::<Instagram>(&text);
        let mut start = 0;
        for (piece, next) in pieces.iter().zip(pieces.iter().skip(1)) {
            let middle = start + piece.len();
            let end = middle + next.len();
            if end - start <= 1000 && end < text.len() {
                let (first, second) = (rank(&text, start, middle), rank(&text, middle, end));
                prop_assert!(first < second, "{piece:?} {next:?}");
            }
            start = middle;
        }
    }

    #[test]
    fn no_piece_is_blank_where_blanks_are_few(text in "([a-zé.!]{1,40}[ \n]{1,40}){10,60}") {
        for piece in pieces::<Instagram>(&text) {
            prop_assert!(!piece.trim_matches(is_blank_character).is_empty());
        }
    }
}

fn check<P: Platform>(text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(pieces::<P>(text).concat(), text);
    // One in which there is nothing to be seen is refused, or taken, as a whole, however it is cut.
    let whole = Content { text: Some(" ".into()), ..Content::EMPTY };
    let is_blank = text.trim_matches(is_blank_character).is_empty();
    let is_taken = !is_blank || whole.validate::<P>().is_ok();
    for piece in split::<P>(text) {
        let content = Content { text: Some(piece.into()), ..Content::EMPTY };
        prop_assert_eq!(content.validate::<P>().is_ok(), is_taken, "{:?}", piece);
    }
    Ok(())
}

/// Which boundary the end of a piece is: the better, the lower.
fn rank(text: &str, start: usize, at: usize) -> usize {
    let place = Place { text, start, at };
    let best = Boundary::BEST_FIRST.into_iter().position(|boundary| place.is(boundary));
    best.unwrap_or(Boundary::BEST_FIRST.len())
}

fn pieces<P: Platform>(text: &str) -> Vec<&str> {
    split::<P>(text).collect()
}

/// Texts of several messages, of everything that is hard to cut.
fn texts() -> impl Strategy<Value = String> {
    let part = (proptest::sample::select(&PARTS[..]), 1..6_usize, any::<char>());
    let parts = proptest::collection::vec(part, 0..400);
    parts.prop_map(|parts| {
        let repeated = |(part, times, other): (&str, usize, char)| match part {
            "" => other.to_string(),
            _ => part.repeat(times),
        };
        parts.into_iter().map(repeated).collect()
    })
}

/// An empty one stands for any character.
#[rustfmt::skip]
const PARTS: [&str; 40] = [
    "", "a", "bread", "Rye", "Rye ", "is ", " ", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\u{2028}", "\u{2029}", "\u{a0}",
    ".", ". ", "? ", "!) ", ",", ": ", "\"", "1.5", "https://example.com/?a=B&c=.d", "0123456789abcdef",
    "שלום ", "مرحبا", "パン", "面包。", "ก็ำ", "क्षि", "각", "👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u{301}\u{302}", "\u{200d}",
    "a very long word that ends in a full stop. ", "\u{301}",
];
