//! The platform's own errors: what it says with each code, and by which HTTP status.

use axum::http::StatusCode;

/// The platform's sentence for a code. An unknown subcode is told like its code alone.
pub(crate) fn message(code: u32, subcode: Option<u32>) -> String {
    let meaning = meaning(code, subcode).or_else(|| meaning(code, None));
    let meaning = meaning.unwrap_or("An error that is in no table");
    match code {
        1 | 2 | 190 => meaning.to_owned(),
        _ => format!("(#{code}) {meaning}"),
    }
}

/// 400 for nearly everything.
pub(crate) fn status(code: u32, subcode: Option<u32>) -> StatusCode {
    match (code, subcode) {
        (1 | 2 | 504 | 1200, _) => StatusCode::INTERNAL_SERVER_ERROR,
        (10, Some(2_534_022)) => StatusCode::FORBIDDEN,
        _ => StatusCode::BAD_REQUEST,
    }
}

/// The codes and subcodes that are on record.
pub(crate) fn known() -> impl Iterator<Item = (u32, Option<u32>)> {
    TABLE.iter().map(|(code, subcode, _)| (*code, *subcode))
}

fn meaning(code: u32, subcode: Option<u32>) -> Option<&'static str> {
    let row = TABLE.iter().find(|row| (row.0, row.1) == (code, subcode))?;
    Some(row.2)
}

/// <https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes>
/// and <https://developers.facebook.com/docs/graph-api/overview/rate-limiting>.
#[rustfmt::skip]
const TABLE: &[(u32, Option<u32>, &str)] = &[
    (1,         None,            "An unknown error occurred"),
    (1,         Some(99),        "An unknown error occurred"),
    (1,         Some(1_357_046), "Received Invalid JSON reply"),
    (2,         None,            "An unexpected error has occurred. Please retry your request later."),
    (2,         Some(2_018_344), "Service temporarily unavailable"),
    (4,         None,            "Application request limit reached"),
    (4,         Some(2_018_022), "Too many send requests to phone numbers"),
    (4,         Some(2_018_354), "There is a minimum delay between two notifications"),
    (9,         Some(2_018_352), "Marketing message opt-in request limit exceeded"),
    (10,        None,            "Application does not have permission for this action"),
    (10,        Some(1_404_170), "This Page is temporarily restricted from sending opt-in requests"),
    (10,        Some(1_893_015), "The user stopped notification messages for this topic"),
    (10,        Some(1_893_063), "This Page is temporarily restricted from sending messages"),
    (10,        Some(2_018_065), "This message is sent outside of allowed window. News messaging permission is needed."),
    (10,        Some(2_018_108), "This person can't receive your messages right now"),
    (10,        Some(2_018_278), "This message is sent outside of allowed window."),
    (10,        Some(2_018_336), "User thread impact"),
    (10,        Some(2_534_022), "This message is sent outside of allowed window."),
    (10,        Some(2_534_077), "Cannot verify the link between the Instagram account, the user and the Page"),
    (17,        None,            "User request limit reached"),
    (32,        None,            "Page request limit reached"),
    (100,       None,            "Invalid parameter"),
    (100,       Some(33),        "Unsupported post request"),
    (100,       Some(1_893_061), "Invalid parameter: this message tag is retired"),
    (100,       Some(2_018_001), "No matching user found"),
    (100,       Some(2_018_008), "Failed to fetch the file from the url"),
    (100,       Some(2_018_014), "Cannot send both message and state at the same time"),
    (100,       Some(2_018_047), "Upload attachment failure"),
    (100,       Some(2_018_074), "Invalid ID or you do not own the attachment"),
    (100,       Some(2_018_109), "Attachment size exceeds allowable limit"),
    (100,       Some(2_018_164), "Incorrect app ID"),
    (100,       Some(2_018_294), "Video upload timed out or the video is corrupted"),
    (100,       Some(2_018_320), "Invalid product id"),
    (100,       Some(2_018_328), "Product template is not supported below API version 8"),
    (100,       Some(2_534_013), "Page is not linked to an Instagram account"),
    (100,       Some(2_534_014), "No matching Instagram user"),
    (100,       Some(2_534_015), "Invalid message data"),
    (100,       Some(2_534_025), "Comment is invalid for a private reply"),
    (100,       Some(2_534_029), "Business is blocked from the Instagram messaging API"),
    (100,       Some(2_534_037), "App is not the thread owner"),
    (190,       None,            "Invalid OAuth access token"),
    (190,       Some(460),       "Error validating access token: The session has been invalidated because the user changed the password."),
    (190,       Some(463),       "Error validating access token: Session has expired."),
    (190,       Some(467),       "Error validating access token: The session is invalid."),
    (200,       None,            "Cannot message users who are not admins, developers or testers of the app until pages_messaging permission is reviewed and the app is live"),
    (200,       Some(1_545_041), "This person isn't available right now"),
    (200,       Some(2_018_021), "Phone matching access fee is required"),
    (200,       Some(2_018_027), "Cannot message this phone number until pages_messaging_phone_number permission is reviewed"),
    (200,       Some(2_018_028), "Cannot message this user until pages_messaging permission is reviewed"),
    (200,       Some(2_534_041), "The account owner has disabled access to Instagram direct messages"),
    (230,       None,            "Requires pages_messaging permission to manage the object"),
    (341,       None,            "Application limit reached"),
    (368,       None,            "Temporarily blocked for policies violations"),
    (504,       None,            "The request timed out"),
    (508,       Some(2_534_122), "Link can not be shared"),
    (551,       None,            "This person isn't receiving messages from you right now"),
    (551,       Some(1_545_041), "This person isn't available right now"),
    (613,       None,            "Calls to this api have exceeded the rate limit."),
    (613,       Some(1_893_016), "Multiple opt-in requests with the same topic"),
    (613,       Some(2_018_338), "Warning: bothersome or abusive use of message tags"),
    (613,       Some(2_534_040), "Calls to this api have exceeded the rate limit."),
    (1200,      None,            "Temporary send message failure. Please try again later."),
    (2022,      None,            "Commerce messages are temporarily disabled"),
    (10303,     None,            "Invalid account_linking_token"),
    (24001,     None,            "User canceled the payment flow"),
    (24002,     None,            "Missing privacy url"),
    (24005,     None,            "Failed to get user ID"),
    (36000,     None,            "The image size is too large."),
    (36103,     None,            "This Instagram account is not eligible for the API yet"),
    (80001,     None,            "There have been too many calls to this Page account. Wait a bit and try again."),
    (80002,     None,            "There have been too many calls to this Instagram account. Wait a bit and try again."),
    (80006,     None,            "There have been too many calls to this Messenger account. Wait a bit and try again."),
    (2_018_144, None,            "Only 5 notifications are allowed within 10 days"),
    (2_018_154, None,            "An unexpected Messenger Extensions error has occurred"),
    (2_018_171, None,            "Only available to primary and secondary receivers"),
    (2_018_218, None,            "No profile available for this user"),
    (2_018_234, None,            "Secondary receiver visibility is denied"),
    (2_018_247, None,            "Insufficient permission to access user profile"),
    (2_018_300, None,            "Another app is controlling this thread now"),
    (2_018_321, None,            "This chat is controlled by Messenger"),
    (2_018_389, None,            "Page is not allowlisted"),
    (2_018_390, None,            "Invalid call id"),
    (9_000_001, None,            "The message was deleted"),
];

#[cfg(test)]
mod tests {
    use super::{known, message, status};
    use std::collections::BTreeSet;

    #[test]
    fn a_code_has_one_row() {
        assert_eq!(known().collect::<BTreeSet<_>>().len(), known().count());
    }

    #[test]
    fn an_unknown_subcode_is_told_like_its_code_and_an_unknown_code_as_such() {
        assert_eq!(message(100, Some(7)), "(#100) Invalid parameter");
        assert_eq!(message(190, Some(463)), "Error validating access token: Session has expired.");
        assert_eq!(message(4_000_000, None), "(#4000000) An error that is in no table");
    }

    #[test]
    fn only_what_is_the_platforms_own_fault_is_a_500() {
        assert_eq!(status(2, None), 500);
        assert_eq!(status(10, Some(2_534_022)), 403);
        assert_eq!(status(10, Some(2_018_278)), 400);
        assert_eq!(status(613, None), 400);
    }
}
