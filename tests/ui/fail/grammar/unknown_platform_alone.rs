use sendapi::{Instagram, Message, content, message, profile};

fn main() {
    // Right on Instagram alone.
    let _: Message<'_, Instagram> =
        message!(Instagrm { recipient: "1783320945561208", attachment: like_heart {} });
    let _ = message!(<instagram> { recipient: "1783320945561208", attachment: like_heart {} });
    let _ = content!(Instagrm { attachment: like_heart {} });
    // Right on Messenger alone.
    let _ = message!(WhatsApp {
        recipient: "7204418830956127",
        text: "Tickets?",
        notification_type: NO_PUSH,
    });
    let _ = profile!(Mesenger { get_started: { payload: "START" }, platform: instagram });
    // Wrong on both.
    let _ = message!(Mesenger { recipient: "7204418830956127", txt: "The ferry leaves at nine." });
    // The platform is right, and nothing else.
    let _: Message<'_, Instagram> = message!(Instagram);
}
