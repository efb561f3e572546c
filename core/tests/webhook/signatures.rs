//! Only what was signed with the app's secret is read.

use sendapi_core::webhook::{Refused, Verifier, WrongSignature};

#[test]
fn known_signatures_hold() {
    let verifier = Verifier::new("sesame");
    for (body, digits) in [("hello world", HELLO_WORLD), ("hello world2", HELLO_WORLD_2)] {
        assert_eq!(verifier.verify(&format!("sha256={digits}"), body.as_bytes()), Ok(()));
    }
}

#[test]
fn capital_digits_and_spaces_round_the_value_are_no_obstacle() {
    let header = format!(" sha256={}\t", HELLO_WORLD.to_ascii_uppercase());
    assert_eq!(Verifier::new("sesame").verify(&header, b"hello world"), Ok(()));
}

#[test]
fn what_is_wrong_is_told_apart() {
    let cases = [
        (String::new(), WrongSignature::Missing),
        ("  ".to_owned(), WrongSignature::Missing),
        (HELLO_WORLD.to_owned(), WrongSignature::Malformed),
        (format!("sha512={HELLO_WORLD}"), WrongSignature::Malformed),
        (format!("SHA256={HELLO_WORLD}"), WrongSignature::Malformed),
        (format!("sha256={}", "g".repeat(64)), WrongSignature::Malformed),
        (format!("sha256={}", "+f".repeat(32)), WrongSignature::Malformed),
        (format!("sha256={}", "é".repeat(32)), WrongSignature::Malformed),
        ("sha256=".to_owned(), WrongSignature::Length { found: 0, expected: 64 }),
        (format!("sha256={HELLO_WORLD}0"), WrongSignature::Length { found: 65, expected: 64 }),
        (
            format!("sha256={}", &HELLO_WORLD[..63]),
            WrongSignature::Length { found: 63, expected: 64 },
        ),
        (format!("sha256={HELLO_WORLD_2}"), WrongSignature::Mismatch),
        (format!("sha1={HELLO_WORLD_BY_SHA1}"), WrongSignature::Sha1),
    ];
    for (header, problem) in cases {
        let verifier = Verifier::new("sesame");
        assert_eq!(verifier.verify(&header, b"hello world"), Err(problem), "{header}");
        let by_the_header = match problem {
            WrongSignature::Mismatch => Ok(()),
            other => Err(other),
        };
        assert_eq!(verifier.verify_header(&header), by_the_header, "{header}");
    }
}

#[test]
fn a_line_end_is_no_part_of_the_secret() {
    let header = format!("sha256={HELLO_WORLD}");
    for secret in ["sesame\n", "sesame\r\n", "sesame\n\n"] {
        assert_eq!(Verifier::new(secret).verify(&header, b"hello world"), Ok(()));
        assert_eq!(Verifier::new("other").or(secret).verify(&header, b"hello world"), Ok(()));
    }
    assert_eq!(Verifier::new("\n").verify(&header, b"hello world"), Err(WrongSignature::NoSecret));
    assert!(Verifier::new(" sesame").verify(&header, b"hello world").is_err());
}

#[test]
fn every_changed_bit_is_noticed() {
    let (verifier, header) = (Verifier::new("sesame"), format!("sha256={HELLO_WORLD}"));
    for bit in 0..8 * "hello world".len() {
        let mut body = b"hello world".to_vec();
        body[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(verifier.verify(&header, &body), Err(WrongSignature::Mismatch));
    }
}

#[test]
fn one_of_several_secrets_is_enough() {
    let header = format!("sha256={HELLO_WORLD}");
    for verifier in [Verifier::new("sesame").or("old"), Verifier::new("new").or("sesame")] {
        assert_eq!(verifier.verify(&header, b"hello world"), Ok(()));
    }
    let others = Verifier::new("new").or("old");
    assert_eq!(others.verify(&header, b"hello world"), Err(WrongSignature::Mismatch));
}

#[test]
fn sha1_is_taken_when_asked_for() {
    let verifier = Verifier::new("sesame").with_sha1();
    let header = format!("sha1={HELLO_WORLD_BY_SHA1}");
    assert_eq!(verifier.verify(&header, b"hello world"), Ok(()));
    assert_eq!(verifier.verify(&header, b"hello world2"), Err(WrongSignature::Mismatch));
    assert_eq!(verifier.verify(&format!("sha256={HELLO_WORLD}"), b"hello world"), Ok(()));
    let short = WrongSignature::Length { found: 64, expected: 40 };
    assert_eq!(verifier.verify(&format!("sha1={HELLO_WORLD}"), b"hello world"), Err(short));
}

#[test]
fn an_empty_secret_verifies_nothing() {
    let header = format!("sha256={EMPTY_BY_EMPTY}");
    for verifier in [Verifier::new(""), Verifier::new("sesame").or("")] {
        assert_eq!(verifier.verify(&header, b""), Err(WrongSignature::NoSecret));
        assert_eq!(verifier.verify_header(&header), Err(WrongSignature::NoSecret));
    }
}

#[test]
fn size_then_signature_then_json() {
    let verifier = Verifier::new("sesame").limit(11);
    let header = format!("sha256={HELLO_WORLD}");
    assert!(matches!(
        verifier.open("", b"hello world!"),
        Err(Refused::TooLarge { size: 12, limit: 11 })
    ));
    assert!(matches!(
        verifier.open("", b"hello world"),
        Err(Refused::Signature(WrongSignature::Missing))
    ));
    assert!(matches!(verifier.open(&header, b"hello world"), Err(Refused::Body(_))));
    let header = format!("sha256={NO_ENTRIES}");
    assert!(
        Verifier::new("sesame").open(&header, br#"{"entry":[]}"#).unwrap().entries().is_empty()
    );
}

#[test]
fn ten_megabytes_are_too_large_unless_allowed() {
    let body = vec![b' '; 10_000_000];
    let refused = Verifier::new("sesame").open("", &body).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the body has 10000000 bytes, 5805696 over the limit of 4194304"
    );
    let refused = Verifier::new("sesame").limit(10_000_000).open("", &body).unwrap_err();
    assert!(matches!(refused, Refused::Signature(_)));
}

#[test]
fn secrets_do_not_show() {
    let verifier = Verifier::new("open sesame").or("open barley");
    let shown = format!("{verifier:?} {:?}", verifier.open("sha256=00", b"x"));
    assert!(!shown.contains("sesame") && !shown.contains("barley"), "{shown}");
}

const HELLO_WORLD: &str = "f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17";

const HELLO_WORLD_2: &str = "60905fdf409d0b4f721e99f6f25b31567a68a6b45e933d814e17a246be4c5a53";

const HELLO_WORLD_BY_SHA1: &str = "308de7627fe19e92294c4572a7f831bc1002809d";

/// Of no body at all, under no key at all.
const EMPTY_BY_EMPTY: &str = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";

/// Of the body `{"entry":[]}`.
const NO_ENTRIES: &str = "7f265696be1f605e67a015e0f29055a3648783c607c196501837c2a5611dee82";
