//! Every template with heads, and the JSON that it becomes.

use sendapi::{Message, Messenger, message};
use sendapi_tests::json_of;
use serde_json::{Value, json};

#[track_caller]
fn becomes(message: &Message<'_, Messenger>, payload: &Value) {
    let json = json_of(message);
    assert_eq!(json.pointer("/message/attachment/payload"), Some(payload));
    assert_eq!(message.validate(), Ok(()));
    assert_eq!(Message::<Messenger>::from_json(&json.to_string()).as_ref(), Ok(message));
}

#[test]
fn media() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: media {
            elements: [video {
                url: "https://www.facebook.com/ferry/videos/17",
                buttons: [web_url { title: "Watch", url: "https://ferry.example/watch" }],
            }],
            sharable: true,
        },
    });
    let expected = json!({
        "template_type": "media",
        "elements": [{
            "media_type": "video",
            "url": "https://www.facebook.com/ferry/videos/17",
            "buttons": [
                { "type": "web_url", "title": "Watch", "url": "https://ferry.example/watch" },
            ],
        }],
        "sharable": true,
    });
    becomes(&message, &expected);
}

#[test]
fn receipt() {
    let fare = 12.5;
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: receipt {
            recipient_name: "Ada L.",
            order_number: "F-1017",
            currency: "EUR",
            payment_method: "Debit card 7731",
            timestamp: "1789000000",
            elements: [
                element { title: "Return ticket", quantity: 2, price: fare, currency: "EUR" },
                element { title: "Bicycle", price: 0 },
            ],
            address: {
                street_1: "1 Pier Road",
                city: "Northport",
                postal_code: "04711",
                state: "NP",
                country: "US",
            },
            summary: { subtotal: 25, total_tax: 4.75, total_cost: 29.75 },
            adjustments: [{ name: "Season ticket", amount: 5 }],
        },
    });
    let expected = json!({
        "template_type": "receipt",
        "recipient_name": "Ada L.",
        "order_number": "F-1017",
        "currency": "EUR",
        "payment_method": "Debit card 7731",
        "summary": { "subtotal": 25, "total_tax": 4.75, "total_cost": 29.75 },
        "timestamp": "1789000000",
        "elements": [
            { "title": "Return ticket", "quantity": 2, "price": 12.5, "currency": "EUR" },
            { "title": "Bicycle", "price": 0 },
        ],
        "address": {
            "street_1": "1 Pier Road",
            "city": "Northport",
            "postal_code": "04711",
            "state": "NP",
            "country": "US",
        },
        "adjustments": [{ "name": "Season ticket", "amount": 5 }],
    });
    becomes(&message, &expected);
}

#[test]
fn product() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: product { elements: [{ id: "4711" }, element { id: 4712 }] },
    });
    let elements = json!([{ "id": "4711" }, { "id": "4712" }]);
    becomes(&message, &json!({ "template_type": "product", "elements": elements }));
}

#[test]
fn coupon() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: coupon {
            title: "A free crossing",
            coupon_code: "NORTH9",
            image_url: "https://ferry.example/coupon.jpg",
        },
    });
    let expected = json!({
        "template_type": "coupon",
        "title": "A free crossing",
        "coupon_code": "NORTH9",
        "image_url": "https://ferry.example/coupon.jpg",
    });
    becomes(&message, &expected);
}

#[test]
fn customer_feedback() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        tag: CUSTOMER_FEEDBACK,
        attachment: customer_feedback {
            title: "How was the crossing?",
            subtitle: "Three taps",
            button_title: "Tell us",
            feedback_screens: [{
                questions: [csat {
                    id: "crossing",
                    title: "How calm was it?",
                    score_label: neg_pos,
                    score_option: five_stars,
                    follow_up: free_form { placeholder: "Anything else?" },
                }],
            }],
            business_privacy: { url: "https://ferry.example/privacy" },
            expires_in_days: 3,
        },
    });
    let expected = json!({
        "template_type": "customer_feedback",
        "title": "How was the crossing?",
        "subtitle": "Three taps",
        "button_title": "Tell us",
        "feedback_screens": [{
            "questions": [{
                "id": "crossing",
                "type": "csat",
                "title": "How calm was it?",
                "score_label": "neg_pos",
                "score_option": "five_stars",
                "follow_up": { "type": "free_form", "placeholder": "Anything else?" },
            }],
        }],
        "business_privacy": { "url": "https://ferry.example/privacy" },
        "expires_in_days": 3,
    });
    becomes(&message, &expected);
}

#[test]
fn customer_information() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: customer_information {
            countries: [US, "GB"],
            business_privacy: { url: "https://ferry.example/privacy" },
            expires_in_days: 7,
        },
    });
    let expected = json!({
        "template_type": "customer_information",
        "countries": ["US", "GB"],
        "business_privacy": { "url": "https://ferry.example/privacy" },
        "expires_in_days": 7,
    });
    becomes(&message, &expected);
}

#[test]
fn image_grid() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: image_grid {
            elements: [{
                title: "The island",
                images: [
                    { url: "https://ferry.example/1.jpg", is_hero_image: true },
                    {
                        url: "https://ferry.example/2.jpg",
                        action: web_url { url: "https://ferry.example/2" },
                    },
                    {
                        url: "https://ferry.example/3.jpg",
                        action: postback { payload: "THREE", text: "The third" },
                    },
                ],
                buttons: [postback { title: "Book", payload: "BOOK" }],
            }],
        },
    });
    let expected = json!({
        "template_type": "image_grid",
        "elements": [{
            "title": "The island",
            "images": [
                { "url": "https://ferry.example/1.jpg", "is_hero_image": true },
                {
                    "url": "https://ferry.example/2.jpg",
                    "action": { "type": "web_url", "url": "https://ferry.example/2" },
                },
                {
                    "url": "https://ferry.example/3.jpg",
                    "action": { "type": "postback", "payload": "THREE", "text": "The third" },
                },
            ],
            "buttons": [{ "type": "postback", "title": "Book", "payload": "BOOK" }],
        }],
    });
    becomes(&message, &expected);
}

#[test]
fn instant_form() {
    let message =
        message!(recipient: "7204418830956127", attachment: instant_form { form_id: 4711 });
    becomes(&message, &json!({ "template_type": "instant_form", "form_id": "4711" }));
}

#[test]
fn one_time_notification() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: template {
            payload: one_time_notif_req { title: "When the fog lifts", payload: "FOG" },
        },
    });
    let expected = json!({
        "template_type": "one_time_notif_req",
        "title": "When the fog lifts",
        "payload": "FOG",
    });
    becomes(&message, &expected);
}

#[test]
fn buttons_of_other_kinds() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "And now?",
            buttons: [
                account_link { url: "https://ferry.example/login" },
                account_unlink {},
                audio_call { title: "Call us", expires_in_days: 2 },
            ],
        },
    });
    let expected = json!({
        "template_type": "button",
        "text": "And now?",
        "buttons": [
            { "type": "account_link", "url": "https://ferry.example/login" },
            { "type": "account_unlink" },
            { "type": "audio_call", "title": "Call us", "expires_in_days": 2 },
        ],
    });
    becomes(&message, &expected);
}
