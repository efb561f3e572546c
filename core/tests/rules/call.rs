//! What else is called beside `/messages`.

use sendapi_core::call::account_linking::{ReadLinkingPerson, UnlinkAccount};
use sendapi_core::call::label::{AttachLabel, DetachLabel, MakeLabel, ReadLabels};
use sendapi_core::call::message_template::{DeleteTemplate, MakeTemplate};
use sendapi_core::call::moderation::Moderate;
use sendapi_core::call::person::ReadPerson;
use sendapi_core::call::persona::MakePersona;
use sendapi_core::call::routing::{ExtendThreadControl, PassThreadControl, TakeThreadControl};
use sendapi_core::call::subscription::Subscribe;
use sendapi_core::call::upload::Upload;
use serde_json::{Value, json};

use crate::case::{Case, GONE, call, long, many, pair};

pub(crate) fn cases() -> Vec<Case> {
    [persona(), routing(), template(), upload(), people(), labels()].into_iter().flatten().collect()
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
        json!({ "type": "BUTTONS", "buttons": [{ "type": "POSTBACK", "text": "Track" }] }),
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
        call::<DeleteTemplate<'static>>(json!({ "name": "bell" })).breaks(
            "utility.manage_name",
            "/name",
            GONE,
            "bell",
        ),
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
        make.breaks("utility.manage_buttons", "/components/2/buttons", GONE, json!([])),
        make.breaks("utility.manage_button_type", "/components/2/buttons/0/type", GONE, "POSTBACK"),
        make.breaks("utility.manage_button_text", "/components/2/buttons/0/text", GONE, "Track"),
        manage("/category", "UTILITY".into()),
        manage("/parameter_format", "NAMED".into()),
        manage("/components/0/type", "BODY".into()),
        manage("/components/1/format", "TEXT".into()),
        manage("/components/2/buttons/0/type", "POSTBACK".into()),
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
    ]
}
