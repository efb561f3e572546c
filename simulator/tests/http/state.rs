//! What lasts from one simulator to the next, and what becomes of a file that is broken.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sendapi_simulator::{Builder, Happening, Platform, Simulator};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::chat::get;
use crate::support::{PATH, answer, post, send};

const GIF: &[u8] = b"GIF89a and so on";

#[tokio::test]
async fn a_simulator_goes_on_where_the_last_one_ended() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new folder/state.json");
    let first = settings(&path).start().await.unwrap();
    let ada = first.person("Ada Berg");
    ada.says("Good morning").await.unwrap();
    ada.sends_picture(GIF).await.unwrap();
    let to_ada = message_to(ada.id(), "Hello & <b>good</b> morning");
    assert_eq!(send(&first, PATH, &to_ada).await.0, 200);
    let profile = json!({ "get_started": { "payload": "START" } });
    assert_eq!(send(&first, "/v26.0/101/messenger_profile", &profile).await.0, 200);
    let persona = json!({ "name": "Runa", "profile_picture_url": "https://example.com/runa.png" });
    assert_eq!(send(&first, "/v26.0/101/personas", &persona).await.0, 200);
    let pass = json!({ "recipient": { "id": ada.id() }, "target_app_id": "263902037430900" });
    assert_eq!(send(&first, "/v26.0/101/pass_thread_control", &pass).await.0, 200);
    first.clock().advance(Duration::from_secs(5 * 60 * 60));
    first.shutdown().await;

    let second = settings(&path).start().await.unwrap();
    assert_eq!(second.clock().ahead(), Duration::from_secs(5 * 60 * 60));
    let page = second.account("101");
    assert_eq!(page.profile(Platform::Messenger, "get_started"), &profile["get_started"]);
    assert_eq!(page.personas(), ["Runa"]);
    assert_eq!(page.thread_owner(ada.id()), Some("263902037430900"));
    let ada = second.person("Ada Berg");
    let [message] = ada.messages().try_into().unwrap();
    assert_eq!(*message.body(), to_ada);
    assert_eq!(second.messages()[0].message_id(), message.message_id());
    let [picture] = second.attachments().try_into().unwrap();
    assert_eq!((picture.bytes(), picture.content_type()), (GIF, Some("image/gif")));
    let told = get(&second, &format!("/chat/api/conversations/{}", ada.id())).await;
    let url = &told["entries"][1]["event"]["message"]["attachments"][0]["payload"]["url"];
    assert_eq!(*url, format!("{}/attachments/{}", second.url(), picture.id()));
    ada.staff().hands_back().await.unwrap();
    assert_eq!(send(&second, PATH, &to_ada).await.0, 200, "the window is still open");
    ada.expects("Hello & <b>good</b> morning").await.expect("the first was in an earlier life");
    second.clock().advance(Duration::from_secs(20 * 60 * 60));
    assert_eq!(send(&second, PATH, &to_ada).await.1["error"]["error_subcode"], 2_018_278);
}

#[tokio::test]
async fn a_file_of_before_is_read_and_one_of_a_newer_program_says_why_not() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    // As it was written before accounts began with a subscription, and before anything could stay untold.
    let event = json!({
        "sender": { "id": "77" }, "recipient": { "id": "101" }, "timestamp": 1_795_939_445_000_u64,
        "message": { "mid": "m_1", "text": "Good morning" },
    });
    let conversation = json!({
        "account": "101", "id": "77", "name": "Ada", "is_stranger": false, "unread": 0,
        "entries": [{ "number": 1, "at": 1_795_939_445_000_u64, "event": event }],
    });
    let account = json!({ "subscribed_fields": null, "personas": [["5", { "name": "Runa", "profile_picture_url": "https://example.com/r.png" }]] });
    let mut state = json!({
        "sendapi_simulator_state": 1, "url": "http://127.0.0.1:1", "ahead": 0, "accounts": { "101": account },
        "conversations": [conversation], "attachments": [],
    });
    fs::write(&path, state.to_string()).unwrap();
    let simulator = settings(&path).start().await.unwrap();
    assert_eq!(simulator.account("101").personas(), ["Runa"]);
    let told = get(&simulator, "/chat/api/conversations/77").await;
    assert_eq!(told["entries"][0]["event"]["message"]["text"], "Good morning", "{told}");
    simulator.shutdown().await;

    state["sendapi_simulator_state"] = json!(7);
    fs::write(&path, state.to_string()).unwrap();
    let warnings = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&warnings);
    let tell = move |sentence: &str| heard.lock().unwrap().push(sentence.to_owned());
    let simulator = settings(&path).on_warning(tell).start().await.unwrap();
    let warning = warnings.lock().unwrap().join("");
    assert!(warning.contains("it has form 7, and this program knows form 1"), "{warning}");
    assert!(simulator.account("101").personas().is_empty());
}

#[tokio::test]
async fn a_comment_gets_one_private_reply_in_all_lives_together() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    let first = settings(&path).start().await.unwrap();
    let [answered, waiting] = ["Rye?", "Spelt?"];
    let ada = first.person("Ada Berg");
    let answered = ada.comments(answered).await.unwrap();
    let waiting = ada.comments(waiting).await.unwrap();
    assert_eq!(send(&first, PATH, &private_reply(&answered)).await.0, 200);
    first.shutdown().await;

    let second = settings(&path).start().await.unwrap();
    assert_eq!(send(&second, PATH, &private_reply(&answered)).await.1["error"]["code"], 10_900);
    assert_eq!(send(&second, PATH, &private_reply(&waiting)).await.0, 200);
}

#[tokio::test]
async fn a_visitors_post_entitles_to_a_private_reply_in_the_next_life_too() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    let first = settings(&path).known_people_only().start().await.unwrap();
    let ada = first.person("Ada Berg");
    let posted = ada.experiences(Happening::visitor_post("Lovely rye")).await.unwrap();
    let post = posted["entry"][0]["changes"][0]["value"]["post_id"].clone();
    let reply = json!({ "recipient": { "post_id": post }, "message": { "text": "Thank you" } });
    first.shutdown().await;

    let second = settings(&path).known_people_only().start().await.unwrap();
    assert_eq!(send(&second, PATH, &reply).await.0, 200);
    assert_eq!(send(&second, PATH, &reply).await.1["error"]["code"], 10_900);
    second.shutdown().await;

    let third = settings(&path).known_people_only().start().await.unwrap();
    third.clock().advance(Duration::from_secs(8 * 24 * 60 * 60));
    assert_eq!(send(&third, PATH, &reply).await.0, 400);
}

#[tokio::test]
async fn a_token_for_messages_on_a_topic_is_good_in_the_next_life_too() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    let first = settings(&path).known_people_only().start().await.unwrap();
    let ada = first.person("Ada Berg");
    ada.says("Keep me posted").await.unwrap();
    let payload = json!({ "template_type": "notification_messages", "payload": "NEWS" });
    let message = json!({ "attachment": { "type": "template", "payload": payload } });
    let request = json!({ "recipient": { "id": ada.id() }, "message": message });
    assert_eq!(send(&first, PATH, &request).await.0, 200);
    ada.taps("Get updates").await.unwrap();
    first.shutdown().await;

    let second = settings(&path).known_people_only().start().await.unwrap();
    let listed = get(&second, "/101/notification_message_tokens?access_token=t").await;
    assert_eq!(listed["data"][0]["topic_title"], "Updates and promotions");
    let token = &listed["data"][0]["notification_messages_token"];
    let notice = json!({
        "recipient": { "notification_messages_token": token },
        "message": { "text": "Fresh rye" },
    });
    for _ in 0..2 {
        assert_eq!(send(&second, PATH, &notice).await.0, 200);
    }
}

#[tokio::test]
async fn what_changes_is_written_while_the_simulator_runs() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    let simulator = settings(&path).start().await.unwrap();
    simulator.person("Ada").says("Good morning").await.unwrap();
    let says_so = || fs::read_to_string(&path).is_ok_and(|text| text.contains("Good morning"));
    for _ in 0..100 {
        if says_so() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(says_so());
    let text = fs::read_to_string(&path).unwrap();
    let state: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(state["sendapi_simulator_state"], 1);
    assert_eq!(state["conversations"][0]["name"], "Ada");
    assert_eq!(state["conversations"][0]["entries"][0]["event"]["message"]["text"], "Good morning");
}

#[tokio::test]
async fn neither_tokens_nor_secrets_are_in_the_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    let settings = settings(&path).app_secret("SECRET").token("TOKEN");
    let simulator = settings.start().await.unwrap();
    let proof = "af41b5bfe1ea42e5e5c9b1e1a0c1bdd4a51d7b0d8fe6ebc2b1d3ff9f3c9ef1b8";
    let body = json!({ "access_token": "TOKEN", "appsecret_proof": proof, "get_started": { "payload": "S" } });
    let _ = answer(post(&simulator, "/101/messenger_profile").json(&body)).await;
    simulator.person("Ada").says("Hello").await.unwrap();
    simulator.shutdown().await;
    let text = fs::read_to_string(&path).unwrap();
    assert!(!text.contains("TOKEN") && !text.contains("SECRET") && !text.contains(proof), "{text}");
}

#[tokio::test]
async fn a_broken_file_is_kept_aside_told_of_and_the_simulator_begins_anew() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("state.json");
    let whole = {
        let simulator = settings(&path).start().await.unwrap();
        simulator.person("Ada").sends_picture(GIF).await.unwrap();
        simulator.shutdown().await;
        fs::read_to_string(&path).unwrap()
    };
    let half = &whole[..whole.len() / 2];
    let newer = whole.replace("\"sendapi_simulator_state\": 1", "\"sendapi_simulator_state\": 99");
    let unknown = whole.replacen("\"ahead\"", "\"ahed\"", 1);
    for (number, (text, words)) in [
        (half, "EOF while parsing"),
        (&newer, "it has form 99, and this program knows form 1"),
        (&unknown, "unknown field `ahed`"),
        ("", "EOF while parsing"),
        ("[]", "invalid length 0"),
    ]
    .into_iter()
    .enumerate()
    {
        fs::write(&path, text).unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let tell = Arc::clone(&told);
        let settings =
            settings(&path).on_warning(move |it| tell.lock().unwrap().push(it.to_owned()));
        let simulator = settings.start().await.unwrap();
        let aside = format!("{}.broken-{}", path.display(), number + 1);
        let kept = fs::read_to_string(&aside).unwrap_or_default();
        assert_eq!(kept, text, "{words}");
        let [warning] = told.lock().unwrap().clone().try_into().unwrap();
        assert!(warning.contains(words) && warning.contains(&aside), "{warning}");
        assert!(simulator.attachments().is_empty());
        simulator.person("Kim").says("Hello").await.unwrap();
        simulator.shutdown().await;
        assert!(fs::read_to_string(&path).unwrap().contains("Kim"));
    }
    let files = fs::read_dir(format!("{}.broken-1.files", path.display())).unwrap();
    assert_eq!(files.count(), 1, "the picture went with the file that names it");
}

#[tokio::test]
async fn a_file_that_can_neither_be_read_nor_made_is_an_error() {
    let folder = TempDir::new().unwrap();
    let error = settings(folder.path()).start().await.unwrap_err();
    assert!(error.to_string().contains("can neither be read nor made"), "{error}");
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_disk_that_takes_nothing_is_told_of_and_the_simulator_runs_on() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("gone/state.json");
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let settings = settings(&path).on_warning(move |it| tell.lock().unwrap().push(it.to_owned()));
    let simulator = settings.start().await.unwrap();
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path.parent().unwrap(), "no folder").unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    assert_eq!(send(&simulator, PATH, &message_to(ada.id(), "Hello")).await.0, 200);
    simulator.shutdown().await;
    assert!(told.lock().unwrap()[0].starts_with("the state could not be written to"));
}

fn settings(path: &Path) -> Builder {
    Simulator::builder().page("101").state_file(path)
}

fn message_to(person: &str, text: &str) -> Value {
    json!({ "recipient": { "id": person }, "message": { "text": text } })
}

fn private_reply(comment: &str) -> Value {
    json!({ "recipient": { "comment_id": comment }, "message": { "text": "Yes" } })
}
