//! Utility messages: what the person reads and taps.

use sendapi_simulator::{Participant, Simulator};
use serde_json::{Value, json};

use crate::bot::{Bot, is_silent};
use crate::chat::get;
use crate::support::{refusal, send};

#[tokio::test]
async fn a_template_of_the_library_keeps_its_text_and_the_message_fills_it_in() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    let template = json!({
        "name": "on_its_way",
        "category": "UTILITY",
        "language": "en_US",
        "library_template_name": "delivery_update_1",
    });
    make(&simulator, &template).await;
    let listed = get(&simulator, "/101/message_templates?access_token=t").await;
    assert_eq!(listed["data"][0]["body"], "Order {{1}} is on its way and arrives on {{2}}.");

    let values = json!([{ "type": "text", "text": "4711" }, { "type": "text", "text": "Friday" }]);
    let body = json!([{ "type": "body", "parameters": values }]);
    tell(&simulator, &ada, "on_its_way", "en_US", &body).await;
    let [known] = shown(&simulator, &ada).await.try_into().unwrap();
    assert_eq!(known["body"], "Order 4711 is on its way and arrives on Friday.");
    assert_eq!((&known["header"], &known["buttons"]), (&Value::Null, &json!([])));
    let unknown =
        send(&simulator, "/101/messages", &utility(&ada, "on_its_way", "en_GB", &body)).await;
    let (status, code, _, message) = refusal(&unknown);
    assert_eq!((status, code), (400, 100), "the account has it in another language");
    assert!(message.contains("`on_its_way` in `en_GB`"), "{message}");
}

#[tokio::test]
async fn buttons_want_payloads_and_telephones_none() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    let buttons = json!([
        { "type": "POSTBACK", "text": "Later" },
        { "type": "POSTBACK", "text": "Stop", "payload": "STOP" },
        { "type": "PHONE_NUMBER", "text": "Call us", "phone_number": "+16505551234" },
    ]);
    let template = json!({
        "name": "baked",
        "category": "UTILITY",
        "language": "en",
        "components": [
            { "type": "BODY", "text": "Your bread is baked." },
            { "type": "BUTTONS", "buttons": buttons },
        ],
    });
    make(&simulator, &template).await;
    let bare = send(&simulator, "/101/messages", &utility(&ada, "baked", "en", &json!([]))).await;
    assert_eq!(refusal(&bare).2, Some(1_893_029), "{bare:?}");
    let later = json!([{ "type": "POSTBACK", "payload": "LATER" }]);
    let filled = json!([{ "type": "buttons", "parameters": later }]);
    tell(&simulator, &ada, "baked", "en", &filled).await;
    let [shown] = shown(&simulator, &ada).await.try_into().unwrap();
    assert_eq!(shown["buttons"][2]["type"], "phone_number");
    assert_eq!(shown["buttons"][2]["payload"], "+16505551234");
    let error = ada.taps("Call us").await.unwrap_err().to_string();
    assert!(error.contains("it is a `PHONE_NUMBER` button"), "{error}");
}

#[tokio::test]
async fn what_a_button_of_a_template_may_not_be_has_the_platforms_codes() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    for (button, code, subcode) in [
        (json!({ "type": "QUICK_REPLY", "text": "Yes" }), -1, 2_018_416),
        (json!({ "type": "POSTBACK", "text": "Yes", "example": ["x"] }), 100, 2_388_051),
    ] {
        let template = json!({
            "name": "again", "category": "UTILITY", "language": "en",
            "components": [{ "type": "BUTTONS", "buttons": [button] }],
        });
        let refused = send(&simulator, "/101/message_templates", &template).await;
        assert_eq!(refusal(&refused).1, code, "{refused:?}");
        assert_eq!(refusal(&refused).2, Some(subcode), "{refused:?}");
    }
}

#[tokio::test]
async fn a_template_of_ones_own_has_a_header_and_buttons() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    let buttons = json!([
        { "type": "POSTBACK", "text": "Later", "payload": "UNSAID" },
        { "type": "URL", "text": "Track", "url": "https://millbakery.example/{{1}}" },
        { "type": "POSTBACK", "text": "Stop", "payload": "STOP" },
    ]);
    let template = json!({
        "name": "order",
        "category": "UTILITY",
        "language": "en",
        "parameter_format": "NAMED",
        "components": [
            { "type": "HEADER", "format": "TEXT", "text": "For {{name}}", "example": {
                "header_text_named_params": [{ "param_name": "name", "example": "Bo" }],
            } },
            { "type": "BODY", "text": "Order {{order}} is baked.", "example": {
                "body_text_named_params": [{ "param_name": "order", "example": "1" }],
            } },
            { "type": "BUTTONS", "buttons": buttons },
        ],
    });
    make(&simulator, &template).await;
    let named =
        |name: &str, text: &str| json!({ "type": "text", "parameter_name": name, "text": text });
    let components = json!([
        { "type": "header", "parameters": [named("name", "Ada")] },
        { "type": "BODY", "parameters": [named("order", "4711")] },
        { "type": "buttons", "parameters": [
            { "type": "POSTBACK", "payload": "LATER 4711" },
            { "type": "URL", "url": "orders/4711" },
        ] },
    ]);
    let mid = tell(&simulator, &ada, "order", "en", &components).await;
    let [utility] = shown(&simulator, &ada).await.try_into().unwrap();
    let given = |number: usize| format!("/template/components/2/parameters/{number}");
    let address = "https://millbakery.example/orders/4711";
    assert_eq!(
        utility,
        json!({
            "header": "For Ada",
            "image": null,
            "body": "Order 4711 is baked.",
            "buttons": [
                { "type": "postback", "title": "Later", "pointer": given(0) },
                { "type": "web_url", "title": "Track", "url": address, "pointer": given(1) },
                { "type": "postback", "title": "Stop", "pointer": "/template/buttons/2" },
            ],
        })
    );

    ada.taps_at(&mid, &given(0), None).await.unwrap();
    ada.taps_at(&mid, "/template/buttons/2", None).await.unwrap();
    ada.taps("Later").await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    for (place, title, payload) in
        [(0, "Later", "LATER 4711"), (1, "Stop", "STOP"), (2, "Later", "LATER 4711")]
    {
        let postback = &told[place]["entry"][0]["messaging"][0]["postback"];
        assert_eq!((&postback["title"], &postback["payload"]), (&json!(title), &json!(payload)));
    }
    let error = ada.taps("Track").await.unwrap_err().to_string();
    assert!(error.contains("it is a `URL` button"), "{error}");
    let error = ada.taps_at(&mid, "/template/buttons/3", None).await.unwrap_err().to_string();
    assert!(error.starts_with("there is nothing to tap"), "{error}");
}

#[tokio::test]
async fn a_picture_on_top_is_shown_by_its_address() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    let template = json!({
        "name": "baked",
        "category": "UTILITY",
        "language": "en",
        "components": [
            { "type": "HEADER", "format": "IMAGE" },
            { "type": "BODY", "text": "Your bread is baked." },
        ],
    });
    make(&simulator, &template).await;
    let picture = "https://millbakery.example/rye.jpg";
    let header = json!({ "type": "header", "parameters": [{ "type": "URL", "url": picture }] });
    tell(&simulator, &ada, "baked", "en", &json!([header])).await;
    let [utility] = shown(&simulator, &ada).await.try_into().unwrap();
    assert_eq!((&utility["image"], &utility["header"]), (&json!(picture), &Value::Null));
    assert_eq!(utility["body"], "Your bread is baked.");
}

#[tokio::test]
async fn a_template_that_the_account_does_not_have_is_taken_and_its_buttons_can_be_tapped() {
    let bot = Bot::start(is_silent).await;
    let simulator = bot.simulator(bot.settings()).await;
    let ada = simulator.person("Ada");
    let buttons = json!([{ "type": "POSTBACK", "payload": "LATER" }]);
    let components = json!([{ "type": "buttons", "parameters": buttons }]);
    tell(&simulator, &ada, "unknown", "en", &components).await;
    ada.taps("LATER").await.unwrap();
    let told = serde_json::to_value(bot.told()).unwrap();
    assert_eq!(told[0]["entry"][0]["messaging"][0]["postback"]["payload"], "LATER");
}

pub(crate) async fn make(simulator: &Simulator, template: &Value) {
    let (status, answer) = send(simulator, "/101/message_templates", template).await;
    assert_eq!(status, 200, "{answer}");
}

/// Sends a utility message, and gives its id.
async fn tell(
    simulator: &Simulator,
    person: &Participant,
    name: &str,
    language: &str,
    components: &Value,
) -> String {
    let request = utility(person, name, language, components);
    let (status, answer) = send(simulator, "/101/messages", &request).await;
    assert_eq!(status, 200, "{answer}");
    answer["message_id"].as_str().unwrap().to_owned()
}

pub(crate) fn utility(
    person: &Participant,
    name: &str,
    language: &str,
    components: &Value,
) -> Value {
    let template = json!({
        "name": name,
        "language": { "code": language },
        "components": components,
    });
    json!({
        "recipient": { "id": person.id() },
        "messaging_type": "UTILITY",
        "message": { "template": template },
    })
}

/// What the chat page is told of the utility messages to somebody.
async fn shown(simulator: &Simulator, person: &Participant) -> Vec<Value> {
    let told = get(simulator, &format!("/chat/api/conversations/{}", person.id())).await;
    let entries = told["entries"].as_array().unwrap();
    entries.iter().filter_map(|entry| entry.get("utility").cloned()).collect()
}
