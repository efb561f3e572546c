//! What else is called beside `/messages`.

use sendapi_core::call::account_linking::{ReadLinkingPerson, UnlinkAccount};
use sendapi_core::call::calling::{
    CallAction, ReadCallPermissions, SendCallMetrics, SetCallSettings,
};
use sendapi_core::call::conversation::ReadConversations;
use sendapi_core::call::label::{AttachLabel, DetachLabel, MakeLabel, ReadLabels};
use sendapi_core::call::message_template::{ChangeTemplate, DeleteTemplate, MakeTemplate};
use sendapi_core::call::moderation::Moderate;
use sendapi_core::call::person::ReadPerson;
use sendapi_core::call::persona::MakePersona;
use sendapi_core::call::routing::{ExtendThreadControl, PassThreadControl, TakeThreadControl};
use sendapi_core::call::subscription::Subscribe;
use sendapi_core::call::upload::Upload;
use serde_json::{Value, json};

use crate::case::{Case, GONE, call, long, many, pair};

pub(crate) fn cases() -> Vec<Case> {
    let made_ahead = [persona(), template(), library(), template_end(), upload()];
    let the_rest = [routing(), people(), labels(), conversations(), calls(), call_settings()];
    made_ahead.into_iter().chain(the_rest).flatten().collect()
}

const PICTURE: &str = "https://velo.example/runa.png";

fn persona() -> Vec<Case> {
    let runa =
        call::<MakePersona<'static>>(json!({ "name": "Runa", "profile_picture_url": PICTURE }));
    let picture = "/profile_picture_url";
    vec![
        runa.breaks("persona.name_required", "/name", GONE, "R"),
        runa.breaks("persona.name_required", "/name", "", "R"),
        runa.breaks("persona.name", "/name", long(51), long(50)),
        runa.breaks("persona.picture_required", picture, GONE, PICTURE),
        runa.breaks("persona.picture", picture, "runa.png", PICTURE),
        pair("persona.ig", "/name", runa.on_instagram(), runa.clone()).warns(),
    ]
}

fn routing() -> Vec<Case> {
    let person = json!({ "id": "5830019274461" });
    let pass = call::<PassThreadControl<'static>>(
        json!({ "recipient": person, "target_app_id": "263902037430900" }),
    );
    let take = call::<TakeThreadControl<'static>>(json!({ "recipient": person }));
    let extend =
        call::<ExtendThreadControl<'static>>(json!({ "recipient": person, "duration": 86400 }));
    vec![
        pass.breaks("route.recipient", "/recipient", GONE, person),
        pass.breaks("route.target", "/target_app_id", GONE, "8"),
        pass.breaks("route.target", "/target_app_id", "", "8"),
        pass.breaks("route.target_digits", "/target_app_id", "inbox", "8"),
        pass.breaks("route.metadata", "/metadata", long(1001), long(1000)),
        take.breaks("rcp.some", "/recipient/id", GONE, "8"),
        take.breaks("rcp.nonempty", "/recipient/id", "", "8"),
        take.on_instagram().breaks("rcp.id_digits", "/recipient/id", "runa", "8"),
        extend.breaks("route.duration", "/duration", GONE, 1),
        extend.breaks("route.extend", "/duration", 604_801, 604_800),
    ]
}

fn template() -> Vec<Case> {
    let body = json!({
        "type": "BODY",
        "text": "Bell {{1}} is ready.",
        "example": { "body_text": [["No. 8"]] },
    });
    let (header, buttons) = (
        json!({ "type": "HEADER", "format": "TEXT", "text": "News" }),
        json!({ "type": "BUTTONS", "buttons": [
            { "type": "POSTBACK", "text": "Track" },
            { "type": "PHONE_NUMBER", "text": "Call us", "phone_number": "+4722334455" },
            { "type": "URL", "text": "See it", "url": "https://velo.example/{{1}}" },
        ] }),
    );
    let make = call::<MakeTemplate<'static>>(json!({
        "name": "bell_ready",
        "category": "UTILITY",
        "language": "en_US",
        "parameter_format": "POSITIONAL",
        "components": [body, header, buttons],
    }));
    let (text, words) = ("/components/0/text", "Ready.");
    let manage = |at: &str, kept: Value| make.breaks("utility.manage", at, "OTHER", kept);
    let insta = make.on_instagram();
    vec![
        make.breaks("utility.manage_name", "/name", GONE, "bell"),
        make.breaks("utility.manage_name", "/name", "", "bell"),
        make.breaks("utility.manage_name_blank", "/name", "bell ready", "bell_ready").warns(),
        pair("utility.ig", "/name", insta, make.clone()),
        make.breaks("utility.manage_category", "/category", GONE, "UTILITY"),
        make.breaks("utility.manage_language", "/language", GONE, "en"),
        make.breaks("utility.manage_type", "/components/0/type", GONE, "BODY"),
        make.breaks("utility.manage_format", "/components/1/format", GONE, "TEXT"),
        make.breaks("utility.manage_text", "/components/1/text", GONE, "News")
            .at("/components/1/format"),
        make.breaks("utility.manage_body", text, GONE, words),
        make.breaks("utility.manage_body", text, "", words),
        make.breaks("utility.edge_params", text, "{{1}} is ready.", "Bell {{1}} is ready."),
        make.breaks("utility.edge_params", text, "Ready: {{1}}", "Ready: {{1}}."),
        make.breaks(
            "utility.sample",
            text,
            "Bell {{1}} on {{2}} is ready.",
            "Bell {{1}}, {{1}} is.",
        )
        .warns(),
        make.breaks(
            "utility.sample",
            "/components/0/example",
            GONE,
            json!({ "body_text": [["8"]] }),
        )
        .at(text)
        .warns(),
        make.breaks("utility.sample", "/components/1/text", "News of {{1}}!", "News")
            .at("/components/1/text")
            .warns(),
        make.breaks("utility.manage_buttons", "/components/2/buttons", GONE, json!([])),
        make.breaks("utility.manage_button_type", "/components/2/buttons/0/type", GONE, "POSTBACK"),
        make.breaks("utility.manage_button_text", "/components/2/buttons/0/text", GONE, "Track"),
        manage("/category", "UTILITY".into()),
        manage("/parameter_format", "NAMED".into()),
        manage("/components/0/type", "BODY".into()),
        manage("/components/1/format", "TEXT".into()),
        make.breaks("utility.button_types", &button(0, "type"), "QUICK_REPLY", "POSTBACK"),
        make.breaks("utility.button_example", &button(0, "example"), json!(["8"]), GONE)
            .at(&button(0, "example")),
        make.breaks("utility.button_phone", &button(1, "phone_number"), GONE, "+47 22 33"),
        make.breaks("utility.button_phone", &button(1, "phone_number"), "", "+47 22 33"),
        make.breaks("utility.button_phone", &button(1, "phone_number"), "the desk", "+47 22 33"),
        make.breaks("utility.button_phone_plus", &button(1, "phone_number"), "22334455", "+4722")
            .warns(),
        make.breaks(
            "utility.url_example",
            &button(2, "example"),
            json!({}),
            json!({ "url_suffix_example": "8" }),
        )
        .at(&button(2, "example")),
        make.breaks("req.type", &button(2, "example"), json!([true]), json!(["8"]))
            .at(&button(2, "example/0")),
    ]
}

fn button(number: usize, member: &str) -> String {
    format!("/components/2/buttons/{number}/{member}")
}

fn library() -> Vec<Case> {
    let inputs = json!([
        { "type": "URL", "url": { "base_url": "https://velo.example/{{1}}" } },
        { "type": "PHONE_NUMBER", "phone_number": "+4722334455" },
    ]);
    let make = call::<MakeTemplate<'static>>(json!({
        "name": "bell_ready",
        "category": "UTILITY",
        "language": "en_US",
        "library_template_name": "delivery_update_1",
        "library_template_body_inputs": { "add_contact_number": true, "of": { "any": [1, null] } },
        "library_template_button_inputs": inputs,
    }));
    let at =
        |number: usize, member: &str| format!("/library_template_button_inputs/{number}/{member}");
    vec![
        make.breaks("utility.library_type", &at(0, "type"), GONE, "URL"),
        make.breaks("utility.library", &at(1, "type"), "FLOW", "PHONE_NUMBER"),
        make.breaks("utility.library_url", &at(0, "url"), GONE, json!({ "base_url": "x" })),
        make.breaks("utility.library_url", &at(0, "url/base_url"), "", "https://velo.example/"),
        make.breaks("utility.button_phone", &at(1, "phone_number"), GONE, "+47 22 33"),
        make.breaks("req.type", "/library_template_body_inputs", true, json!({})),
    ]
}

fn template_end() -> Vec<Case> {
    let end = call::<DeleteTemplate<'static>>(json!({ "name": "bell" }));
    let change = call::<ChangeTemplate<'static>>(json!({
        "components": [{ "type": "BODY", "text": "Bell {{1}} is ready.", "example": {
            "body_text_named_params": [{ "param_name": "number", "example": "8" }],
        } }],
    }));
    vec![
        end.breaks("utility.delete", "/name", GONE, "bell"),
        pair(
            "utility.delete",
            "",
            call::<DeleteTemplate<'static>>(json!({})),
            call::<DeleteTemplate<'static>>(json!({ "hsm_id": "8" })),
        ),
        end.breaks("utility.delete_id", "/hsm_id", "", "8"),
        end.breaks("utility.delete_id", "/template_id", "", "8"),
        end.breaks("utility.manage_name", "/name", "", "bell"),
        change.breaks("utility.manage_body", "/components/0/text", GONE, "Ready."),
    ]
}

fn conversations() -> Vec<Case> {
    let read = call::<ReadConversations<'static>>(json!({
        "platform": "messenger", "folder": "PARTNERSHIP", "user_id": "5830019274461",
        "fields": ["id", "messages{id,message}"], "tags": ["new"],
    }));
    vec![
        read.breaks("conv.platform", "/platform", "whatsapp", "messenger"),
        read.breaks("conv.platform", "/platform", "instagram", "messenger"),
        read.breaks("rcp.id_digits", "/user_id", "runa", "8"),
    ]
}

fn calls() -> Vec<Case> {
    let offer = json!({ "sdp_type": "offer", "sdp": "v=0" });
    let act = |json: Value| call::<CallAction<'static>>(json);
    let connect = act(json!({
        "action": "connect", "to": "5830019274461", "session": offer, "platform": "messenger",
    }));
    let accept = act(json!({ "action": "accept", "call_id": "c_8", "session": offer }));
    let reject = act(json!({ "action": "reject", "call_id": "c_8" }));
    let terminate = act(json!({ "action": "terminate", "call_id": "c_8" }));
    let track = json!({ "msid": "m", "label": "default_audio", "status": "enabled" });
    let update = act(json!({ "action": "media_update", "call_id": "c_8", "tracks": [track] }));
    vec![
        reject.breaks("calling.action_required", "/action", GONE, "terminate"),
        reject.breaks("calling.action", "/action", "hold", "terminate"),
        reject.breaks("calling.call_id", "/call_id", GONE, "c_9"),
        terminate.breaks("calling.call_id", "/call_id", "", "c_9"),
        accept.breaks("calling.call_id", "/call_id", GONE, "c_9"),
        accept.breaks("calling.session", "/session", GONE, offer.clone()),
        connect.breaks("calling.session", "/session", GONE, offer),
        connect.breaks("calling.sdp_type", "/session/sdp_type", GONE, "answer"),
        connect.breaks("calling.sdp", "/session/sdp", GONE, "v=0"),
        connect.breaks("calling.sdp", "/session/sdp", "", "v=0"),
        connect.breaks("calling.to", "/to", GONE, "8"),
        connect.breaks("calling.to", "/to", "", "8"),
        connect.breaks("rcp.id_digits", "/to", "runa", "8"),
        connect.breaks("calling.platform", "/platform", "whatsapp", GONE).at("/platform"),
        update.breaks("calling.tracks", "/tracks", many(5, track.clone()), many(4, track)),
        update.breaks("calling.track", "/tracks/0/msid", GONE, "m"),
        update.breaks("calling.track", "/tracks/0/label", GONE, "screen_video"),
        update.breaks("calling.track", "/tracks/0/status", GONE, "disabled"),
    ]
}

fn call_settings() -> Vec<Case> {
    let hours = json!({ "day_of_week": "MONDAY", "open_time": "0900", "close_time": "1700" });
    let set = call::<SetCallSettings<'static>>(json!({
        "icon_enabled": true,
        "call_hours": { "timezone_id": "Europe/Oslo", "weekly_operating_hours": [hours] },
        "call_routing": { "ring_target": "PARTNERS" },
    }));
    let (metrics, may) = (
        call::<SendCallMetrics<'static>>(json!({
            "call_id": "c_8", "end_call_reason": "Hangup_Call", "audio_stats": { "jitter_sec": 0.5 },
        })),
        call::<ReadCallPermissions<'static>>(json!({ "psid": "8" })),
    );
    let hour = |member: &str| format!("/call_hours/weekly_operating_hours/0/{member}");
    vec![
        set.breaks("calling.hours", &hour("day_of_week"), GONE, "SUNDAY"),
        set.breaks("calling.hours", &hour("open_time"), "", "0800"),
        set.breaks("calling.hours", &hour("close_time"), GONE, "1800"),
        set.breaks("calling.ring_target", "/call_routing/ring_target", GONE, "META"),
        metrics.breaks("calling.call_id", "/call_id", GONE, "c_9"),
        may.breaks("calling.psid", "/psid", GONE, "9"),
        may.breaks("calling.psid", "/psid", "", "9"),
    ]
}

fn upload() -> Vec<Case> {
    let file = json!({ "type": "image", "payload": { "url": PICTURE, "is_reusable": true } });
    let upload = call::<Upload<'static>>(json!({ "message": { "attachment": file } }));
    let (attachment, payload) = ("/message/attachment", "/message/attachment/payload");
    let at = |member: &str| format!("{attachment}/{member}");
    let (url, reusable) = (format!("{payload}/url"), format!("{payload}/is_reusable"));
    vec![
        upload.breaks("upload.message", "/message", GONE, json!({ "attachment": file })),
        upload.breaks("upload.attachment", attachment, GONE, file),
        upload.breaks("upload.type_required", &at("type"), GONE, "image"),
        upload.breaks("upload.type", &at("type"), "template", "file"),
        upload.breaks(
            "upload.payload",
            payload,
            GONE,
            json!({ "url": PICTURE, "is_reusable": true }),
        ),
        upload.breaks("upload.url_required", &url, GONE, PICTURE),
        upload.breaks("upload.url", &url, "runa.png", PICTURE),
        upload.breaks("upload.reusable", &reusable, GONE, true).warns(),
        upload.breaks("upload.reusable", &reusable, false, true).warns(),
        upload.breaks("upload.platform", "/platform", "instagram", "messenger"),
        upload.on_instagram().breaks("upload.platform", "/platform", "messenger", "instagram"),
        upload.breaks("upload.platform", "/platform", "whatsapp", GONE).at("/platform"),
    ]
}

fn people() -> Vec<Case> {
    let runa = json!({ "id": "5830019274461" });
    let block = call::<Moderate<'static>>(
        json!({ "user_ids": [runa], "actions": ["block_user", "move_to_spam"] }),
    );
    let profile = call::<ReadPerson<'static>>(json!({ "fields": ["name"] }));
    let unlink = call::<UnlinkAccount<'static>>(json!({ "psid": "8" }));
    let linking = call::<ReadLinkingPerson<'static>>(
        json!({ "fields": ["recipient"], "account_linking_token": "t" }),
    );
    let actions = "/actions";
    vec![
        block.breaks("mod.ids_required", "/user_ids", GONE, json!([runa])),
        block.breaks("mod.ids", "/user_ids", many(11, runa.clone()), many(10, runa)),
        block.breaks("mod.actions_required", actions, GONE, json!(["ban_user"])),
        block.breaks(
            "mod.actions_count",
            actions,
            json!(["ban_user", "block_user", "move_to_spam"]),
            json!(["ban_user", "block_user"]),
        ),
        block.breaks("mod.actions", "/actions/1", "mute_user", "unban_user"),
        block.breaks("mod.block_unblock", "/actions/1", "unblock_user", "ban_user"),
        profile.breaks("user.field", "/fields/0", "email", "timezone"),
        profile.breaks("user.field_ig", "/fields/0", "username", "first_name").warns(),
        profile.on_instagram().breaks("user.field_ig", "/fields/0", "gender", "username").warns(),
        unlink.breaks("link.psid", "/psid", GONE, "8"),
        unlink.breaks("link.psid", "/psid", "", "8"),
        linking.breaks("link.token", "/account_linking_token", GONE, "t"),
        linking.breaks("link.token", "/account_linking_token", "", "t"),
        linking.breaks("link.fields", "/fields", GONE, json!(["recipient"])),
        linking.breaks("link.field", "/fields/0", "name", "recipient"),
    ]
}

fn labels() -> Vec<Case> {
    let make = call::<MakeLabel<'static>>(json!({ "page_label_name": "Regular" }));
    let attach = call::<AttachLabel<'static>>(json!({ "user": "8" }));
    let detach = call::<DetachLabel<'static>>(json!({ "user": "8" }));
    let read = call::<ReadLabels<'static>>(json!({ "fields": ["page_label_name"] }));
    let subscribe = call::<Subscribe<'static>>(json!({ "subscribed_fields": ["messages"] }));
    vec![
        make.breaks("label.name", "/page_label_name", GONE, "R"),
        make.breaks("label.name", "/page_label_name", "", "R"),
        attach.breaks("label.user", "/user", GONE, "8"),
        detach.breaks("label.user", "/user", "", "8"),
        read.breaks("label.field", "/fields/0", "name", "id"),
        subscribe.breaks(
            "subscribe.fields",
            "/subscribed_fields",
            GONE,
            json!(["something_of_next_year"]),
        ),
        subscribe.breaks("sub.names", "/subscribed_fields/0", "live_comments", "feed").warns(),
        subscribe
            .on_instagram()
            .breaks("sub.names", "/subscribed_fields/0", "message_edits", "message_edit")
            .warns(),
    ]
}
