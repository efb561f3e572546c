//! Templates.

use serde_json::{Value, json};

use crate::case::{Case, Draft, GONE, instagram, long, many, messenger, pair, template};

pub(crate) fn cases() -> Vec<Case> {
    [
        kinds(),
        generic(),
        button(),
        media(),
        receipt(),
        product(),
        coupon(),
        feedback(),
        information(),
        grid(),
        requests(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const PAYLOAD: &str = "/message/attachment/payload";
const LINK: &str = "https://velo.example/bell";

fn at(member: &str) -> String {
    format!("{PAYLOAD}/{member}")
}

fn draft(payload: Value) -> Draft {
    messenger(template(payload))
}

fn card() -> Draft {
    draft(
        json!({ "template_type": "generic", "elements": [{ "title": "Bell", "subtitle": "Brass" }] }),
    )
}

fn kinds() -> Vec<Case> {
    let coupon = || {
        template(json!({ "template_type": "coupon", "title": "Free bell", "coupon_code": "RING" }))
    };
    let topic =
        |kind: &str| draft(json!({ "template_type": kind, "title": "Rides", "payload": "R" }));
    vec![
        card().breaks("tpl.type_required", &at("template_type"), GONE, "generic"),
        card().breaks("tpl.enum", &at("template_type"), "carousel", "generic"),
        pair("tpl.enum_ig", &at("template_type"), instagram(coupon()), messenger(coupon())),
        card().breaks("tpl.airline_dead", &at("template_type"), "airline_checkin", "generic"),
        card().breaks("tpl.list_dead", &at("template_type"), "list", "generic"),
        card().breaks("tpl.og_dead", &at("template_type"), "open_graph", "generic"),
        pair(
            "tpl.rn_dead",
            &at("template_type"),
            topic("notification_messages"),
            topic("one_time_notif_req"),
        )
        .warns(),
        card().breaks("tpl.sharable", &at("sharable"), "yes", true),
    ]
}

fn generic() -> Vec<Case> {
    let first = |member: &str| at(&format!("elements/0/{member}"));
    let element = || json!({ "title": "Bell", "subtitle": "Brass" });
    let postback = || json!({ "type": "postback", "title": "Ring", "payload": "R" });
    let action = json!({ "type": "web_url", "url": LINK });
    let linked = card().with(&first("default_action"), action);
    vec![
        card().breaks("generic.count", &at("elements"), many(11, element()), many(10, element())),
        card().breaks("generic.count", &at("elements"), json!([]), many(1, element())),
        card().breaks("generic.count", &at("elements"), GONE, many(1, element())),
        card().breaks("generic.title_required", &first("title"), GONE, "B"),
        card().breaks("generic.title_required", &first("title"), "", "B"),
        card().breaks("generic.title", &first("title"), long(81), long(80)),
        card().breaks("generic.subtitle", &first("subtitle"), long(81), long(80)),
        card().breaks("generic.extra", &first("subtitle"), GONE, "B").at(&at("elements/0")),
        card().breaks("generic.extra", &first("subtitle"), "", "B").at(&at("elements/0")),
        card().breaks(
            "generic.buttons",
            &first("buttons"),
            many(4, postback()),
            many(3, postback()),
        ),
        card().breaks("generic.buttons_min", &first("buttons"), json!([]), many(1, postback())),
        card().breaks("generic.image_url", &first("image_url"), "bell.png", LINK),
        card().breaks("generic.image_url_empty", &first("image_url"), "", LINK).warns(),
        card().breaks("generic.item_url", &first("item_url"), "", GONE).warns(),
        linked.breaks("generic.item_url", &first("item_url"), "", GONE).warns(),
        card().breaks("generic.ratio", &at("image_aspect_ratio"), "round", "square"),
        card().breaks("generic.item_url", &first("item_url"), LINK, GONE).warns(),
        linked.breaks("generic.item_url_action", &first("item_url"), LINK, GONE),
    ]
}

fn button() -> Vec<Case> {
    let postback = || json!({ "type": "postback", "title": "Ring", "payload": "R" });
    let text =
        draft(json!({ "template_type": "button", "text": "A bell?", "buttons": [postback()] }));
    vec![
        text.breaks("button.text_required", &at("text"), GONE, "?"),
        text.breaks("button.text_required", &at("text"), "", "?"),
        text.breaks("button.text", &at("text"), long(641), long(640)),
        text.breaks("button.count", &at("buttons"), many(4, postback()), many(3, postback())),
        text.breaks("button.count", &at("buttons"), json!([]), many(1, postback())),
        text.breaks("button.count", &at("buttons"), GONE, many(1, postback())),
    ]
}

fn media() -> Vec<Case> {
    let element = || json!({ "media_type": "image", "attachment_id": "61" });
    let media = draft(json!({ "template_type": "media", "elements": [element()] }));
    let linked = media.with(
        &at("elements/0"),
        json!({ "media_type": "video", "url": "https://www.facebook.com/velo/videos/9" }),
    );
    let first = |member: &str| at(&format!("elements/0/{member}"));
    let postback = || json!({ "type": "postback", "title": "Ring", "payload": "R" });
    vec![
        media.breaks("media.count", &at("elements"), many(2, element()), many(1, element())),
        media.breaks("media.count", &at("elements"), json!([]), many(1, element())),
        media.breaks("media.count", &at("elements"), GONE, many(1, element())),
        media.breaks("media.type_required", &first("media_type"), GONE, "video"),
        media.breaks("media.type", &first("media_type"), "audio", "video"),
        media.breaks("media.source", &first("attachment_id"), GONE, "61"),
        media.breaks("media.source", &first("attachment_id"), "", "61"),
        linked.breaks("media.source", &first("attachment_id"), "61", GONE).at(&first("url")),
        linked.breaks("media.url", &first("url"), LINK, "https://facebook.com/9"),
        media.breaks("media.buttons", &first("buttons"), many(4, postback()), many(3, postback())),
    ]
}

fn receipt() -> Vec<Case> {
    let item = || json!({ "title": "Bell", "price": 0 });
    let receipt = draft(json!({
        "template_type": "receipt",
        "recipient_name": "Liv Dahl",
        "order_number": "V-1",
        "currency": "NOK",
        "payment_method": "Card 11",
        "summary": { "total_cost": 149.5 },
        "elements": [item()],
        "address": {
            "street_1": "Storgata 1", "city": "Oslo", "postal_code": "0155", "state": "Oslo", "country": "NO",
        },
        "adjustments": [{ "name": "Regular", "amount": -2 }],
    }));
    let foreign = |currency: &str| receipt.with(&at("elements/0/currency"), currency);
    let first = |member: &str| at(&format!("elements/0/{member}"));
    let home = |member: &str| at(&format!("address/{member}"));
    vec![
        receipt.breaks("receipt.recipient_name", &at("recipient_name"), GONE, "L"),
        receipt.breaks("receipt.order_number", &at("order_number"), GONE, "V"),
        receipt.breaks("receipt.payment_method", &at("payment_method"), GONE, "Cash"),
        receipt.breaks("receipt.currency_required", &at("currency"), GONE, "NOK"),
        receipt.breaks("receipt.currency", &at("currency"), "nok", "NOK"),
        receipt.breaks("receipt.recipient_name", &at("recipient_name"), "", "L"),
        receipt.breaks("receipt.order_number", &at("order_number"), "", "V"),
        receipt.breaks("receipt.order_number", &at("order_number"), " ", " V"),
        receipt.breaks("receipt.payment_method", &at("payment_method"), "", "Cash"),
        receipt.breaks("receipt.currency_required", &at("currency"), "", "NOK"),
        receipt.breaks("receipt.element_title", &first("title"), "", "B"),
        receipt.breaks("receipt.image_url_empty", &first("image_url"), "", LINK).warns(),
        receipt.breaks("receipt.decimals", &at("summary/total_cost"), 149.505, 149.55),
        receipt.breaks("receipt.decimals", &at("summary/subtotal"), 0.1 + 0.2, 0.3),
        receipt.breaks("receipt.decimals", &at("summary/shipping_cost"), 1e-7, 1e3),
        receipt.breaks("receipt.decimals", &at("summary/total_tax"), -1.005, -1.5),
        receipt.breaks("receipt.decimals", &first("price"), 49.999, 49.99),
        foreign("ISK").breaks("receipt.decimals", &first("price"), 900.5, 900),
        foreign("OMR").breaks("receipt.decimals", &first("price"), 1.2345, 1.234),
        foreign("CLF").breaks("receipt.decimals", &first("price"), 1.23456, 1.2345),
        // What ISO 4217 does not list is not judged.
        receipt
            .breaks("receipt.decimals", &at("adjustments/0/amount"), -2.125, -2.12)
            .kept(foreign("BTC").with(&first("price"), 0.000_012_5)),
        receipt.breaks("receipt.summary", &at("summary"), GONE, json!({ "total_cost": 1 })),
        receipt.breaks(
            "receipt.total",
            &at("summary"),
            json!({ "subtotal": 1 }),
            json!({ "total_cost": 1 }),
        ),
        receipt.breaks("receipt.total_positive", &at("summary/total_cost"), -0.01, 0),
        receipt.breaks("receipt.count", &at("elements"), many(101, item()), many(100, item())),
        receipt.breaks("receipt.element_title", &first("title"), GONE, "B"),
        receipt.breaks("receipt.element_price", &first("price"), GONE, 0),
        receipt.breaks("receipt.image_url", &first("image_url"), "bell.png", LINK),
        receipt.breaks("receipt.address", &home("street_1"), GONE, "Storgata 1"),
        receipt.breaks("receipt.address", &home("city"), GONE, "Oslo"),
        receipt.breaks("receipt.address", &home("postal_code"), GONE, "0155"),
        receipt.breaks("receipt.address", &home("state"), GONE, "Oslo"),
        receipt.breaks("receipt.address", &home("country"), GONE, "no"),
        receipt.breaks("receipt.country", &home("country"), "Norway", "NO"),
        receipt.breaks("receipt.timestamp", &at("timestamp"), "yesterday", "1790412000"),
        receipt.breaks("receipt.timestamp", &at("timestamp"), 1_790_412_000, "1790412000"),
        receipt.breaks("receipt.order_url", &at("order_url"), "orders/1", LINK),
        receipt.breaks("receipt.no_buttons", &at("buttons"), json!([]), GONE),
    ]
}

fn product() -> Vec<Case> {
    let element = || json!({ "id": "3301" });
    let product = draft(json!({ "template_type": "product", "elements": [element()] }));
    vec![
        product.breaks("product.count", &at("elements"), many(11, element()), many(10, element())),
        product.breaks("product.count", &at("elements"), json!([]), many(1, element())),
        product.breaks("product.count", &at("elements"), GONE, many(1, element())),
        product.breaks("product.id", &at("elements/0/id"), GONE, "3301"),
        product.breaks("product.id", &at("elements/0/id"), "", "3301"),
    ]
}

fn coupon() -> Vec<Case> {
    let coupon =
        draft(json!({ "template_type": "coupon", "title": "Free bell", "coupon_code": "RING" }));
    let paged = coupon.with(&at("coupon_url"), LINK);
    vec![
        coupon.breaks("coupon.title_required", &at("title"), GONE, "B"),
        coupon.breaks("coupon.title_required", &at("title"), "", "B"),
        coupon.breaks("coupon.title", &at("title"), long(81), long(80)),
        coupon.breaks("coupon.subtitle", &at("subtitle"), long(81), long(80)),
        coupon.breaks("coupon.code_or_url", &at("coupon_code"), GONE, "RING"),
        coupon.breaks("coupon.code_or_url", &at("coupon_code"), "", "R"),
        coupon.breaks("coupon.code_space", &at("coupon_code"), "RING RING", "RING-RING"),
        paged.breaks("coupon.url", &at("coupon_url"), "/bell", LINK),
        coupon.breaks("coupon.image_url", &at("image_url"), "bell.png", LINK),
    ]
}

fn feedback() -> Vec<Case> {
    let question = || json!({ "id": "ride_1", "type": "csat", "title": "How was your ride?" });
    let screen = || json!({ "questions": [question()] });
    let survey = draft(json!({
        "template_type": "customer_feedback",
        "title": "Your test ride",
        "subtitle": "One question",
        "button_title": "Answer",
        "feedback_screens": [screen()],
        "business_privacy": { "url": LINK },
    }));
    let first = |member: &str| at(&format!("feedback_screens/0/questions/0/{member}"));
    let scaled = |kind: &str| survey.with(&first("type"), kind);
    let follow = survey.with(&first("follow_up"), json!({ "type": "free_form" }));
    vec![
        survey.breaks("fb.title_required", &at("title"), GONE, "R"),
        survey.breaks("fb.title_required", &at("title"), "", "R"),
        survey.breaks("fb.title", &at("title"), long(66), long(65)),
        survey.breaks(
            "fb.title_url",
            &at("title"),
            "Rate https://velo.example",
            "Rate velo.example",
        ),
        survey.breaks("fb.subtitle_required", &at("subtitle"), GONE, "R"),
        survey.breaks("fb.subtitle", &at("subtitle"), long(81), long(80)),
        survey.breaks("fb.subtitle_url", &at("subtitle"), "See www.velo.example", "See our site"),
        survey.breaks("fb.button_title_required", &at("button_title"), GONE, "R"),
        survey.breaks("fb.button_title", &at("button_title"), long(21), long(20)),
        survey.breaks("fb.button_title_url", &at("button_title"), "http://velo.example", "Velo"),
        survey.breaks("fb.screens", &at("feedback_screens"), many(2, screen()), many(1, screen())),
        survey.breaks("fb.screens", &at("feedback_screens"), GONE, many(1, screen())),
        survey.breaks(
            "fb.questions",
            &at("feedback_screens/0/questions"),
            many(2, question()),
            many(1, question()),
        ),
        survey.breaks(
            "fb.questions",
            &at("feedback_screens/0/questions"),
            json!([]),
            many(1, question()),
        ),
        survey.breaks("fb.qid_required", &first("id"), GONE, "r"),
        survey.breaks("fb.qid", &first("id"), "ride 1", "Ride_1"),
        survey.breaks("fb.qid_required", &first("id"), "", "1"),
        survey.breaks("fb.qid_max", &first("id"), long(81), long(80)),
        survey.breaks("fb.qtype_required", &first("type"), GONE, "free_form"),
        survey.breaks("fb.qtype", &first("type"), "stars", "nps"),
        survey.breaks("fb.qtitle", &first("title"), long(86), long(85)),
        survey.breaks("fb.qtitle", &first("title"), long(4), long(5)),
        survey.breaks(
            "fb.qtitle_url",
            &first("title"),
            "Was www.velo.example easy?",
            "Was it easy?",
        ),
        survey.breaks("fb.label", &first("score_label"), "bad_good", "poor_great"),
        scaled("csat").breaks("fb.option_csat", &first("score_option"), "one_to_seven", "1_to_5"),
        scaled("csat").breaks("fb.option_csat", &first("score_option"), "thumbs", "five_emojis"),
        scaled("nps").breaks("fb.option_nps", &first("score_option"), "five_stars", "zero_to_ten"),
        scaled("nps").breaks("fb.option_nps", &first("score_option"), "thumbs", "zero_to_ten"),
        scaled("ces").breaks(
            "fb.option_ces",
            &first("score_option"),
            "zero_to_ten",
            "one_to_seven",
        ),
        follow.breaks("fb.followup_type", &first("follow_up/type"), "nps", "free_form"),
        follow.breaks("fb.placeholder", &first("follow_up/placeholder"), long(66), long(65)),
        survey.breaks("fb.privacy", &at("business_privacy"), GONE, json!({ "url": LINK })),
        survey.breaks("fb.privacy", &at("business_privacy/url"), GONE, LINK),
        survey.breaks("fb.privacy", &at("business_privacy/url"), "", LINK),
        survey.breaks("fb.privacy_url", &at("business_privacy/url"), "velo.example", LINK),
        survey.breaks("fb.expires", &at("expires_in_days"), 0, 1),
        survey.breaks("fb.expires", &at("expires_in_days"), 8, 7),
    ]
}

fn information() -> Vec<Case> {
    let field = json!({ "label": "Town", "required": true });
    let form = draft(json!({
        "template_type": "customer_information",
        "business_privacy": { "url": LINK },
        "countries": ["FR"],
        "address_overrides": [{ "country": "FR", "overrides": { "locality": field } }],
        "contact_overrides": { "phone": { "required": false } },
    }));
    let overrides = |member: &str| at(&format!("address_overrides/0/overrides/{member}"));
    vec![
        form.breaks("ci.privacy", &at("business_privacy"), GONE, json!({ "url": LINK })),
        form.breaks("ci.privacy", &at("business_privacy/url"), GONE, LINK),
        form.breaks("ci.privacy", &at("business_privacy/url"), "", LINK),
        form.breaks("ci.privacy_url", &at("business_privacy/url"), "velo.example", LINK),
        form.breaks("ci.expires", &at("expires_in_days"), 0, 1),
        form.breaks("ci.expires", &at("expires_in_days"), 8, 7),
        form.breaks("ci.countries", &at("countries/0"), "NO", "VN"),
        form.breaks("ci.purpose", &at("purpose"), "REPAIR", "SHIPPING").warns(),
        form.breaks("ci.override_keys", &overrides("province"), json!({ "label": "P" }), GONE),
        form.breaks(
            "ci.contact_keys",
            &at("contact_overrides/mail"),
            json!({ "label": "M" }),
            GONE,
        ),
        form.breaks("ci.field_keys", &overrides("locality/hidden"), true, GONE),
        form.breaks("ci.field_keys", &at("contact_overrides/phone/hidden"), true, GONE),
    ]
}

fn grid() -> Vec<Case> {
    let image = || json!({ "url": LINK });
    let element =
        || json!({ "images": [{ "url": LINK, "is_hero_image": true }, image(), image()] });
    let grid = draft(json!({ "template_type": "image_grid", "elements": [element()] }));
    let first = |member: &str| at(&format!("elements/0/{member}"));
    let page = || grid.with(&first("images/0/action"), json!({ "type": "web_url", "url": LINK }));
    let tap = || {
        let action = json!({ "type": "postback", "payload": "BELL", "text": "The bell" });
        grid.with(&first("images/0/action"), action)
    };
    let postback = || json!({ "type": "postback", "title": "Ring", "payload": "R" });
    let buttons = grid.with(&first("buttons"), json!([postback()]));
    vec![
        grid.breaks("grid.count", &at("elements"), many(2, element()), many(1, element())),
        grid.breaks("grid.count", &at("elements"), GONE, many(1, element())),
        grid.breaks("grid.images", &first("images"), many(7, image()), many(6, image())),
        grid.breaks("grid.images", &first("images"), many(1, image()), many(2, image())),
        grid.breaks("grid.images", &first("images"), GONE, many(2, image())),
        grid.breaks("grid.image_url_required", &first("images/0/url"), GONE, LINK),
        grid.breaks("grid.image_url_required", &first("images/0/url"), "", LINK),
        page().breaks("grid.action_url_required", &first("images/0/action/url"), "", LINK),
        page().breaks("grid.action_url", &first("images/0/action/url"), "velo.example", LINK),
        tap().breaks("grid.action_postback_required", &first("images/0/action/text"), "", "Bell"),
        tap().breaks("grid.action_postback_required", &first("images/0/action/payload"), "", "B"),
        grid.breaks("grid.image_url", &first("images/0/url"), "bell.png", LINK),
        grid.breaks("grid.hero", &first("images/2/is_hero_image"), true, false),
        grid.breaks("grid.title", &first("title"), long(46), long(45)),
        grid.breaks("grid.subtitle", &first("subtitle"), long(81), long(80)),
        grid.breaks("grid.buttons", &first("buttons"), many(4, postback()), many(3, postback())),
        buttons.breaks("grid.button_types", &first("buttons/0/type"), "phone_number", "postback"),
        page().breaks("grid.action_type", &first("images/0/action/type"), "audio_call", "web_url"),
        page().breaks("grid.action_url_required", &first("images/0/action/url"), GONE, LINK),
        page().breaks("grid.action_url_only", &first("images/0/action/text"), "The bell", GONE),
        tap().breaks("grid.action_postback_required", &first("images/0/action/text"), GONE, "Bell"),
        tap().breaks("grid.action_postback_required", &first("images/0/action/payload"), GONE, "B"),
        tap().breaks("grid.action_postback_only", &first("images/0/action/url"), LINK, GONE),
    ]
}

fn requests() -> Vec<Case> {
    let form = draft(json!({ "template_type": "instant_form", "form_id": "71" }));
    let call = draft(json!({ "template_type": "call_prompt" }));
    let ask = draft(json!({ "template_type": "calling_optin" }));
    let once =
        draft(json!({ "template_type": "one_time_notif_req", "title": "Bells", "payload": "B" }));
    vec![
        form.breaks("form.id", &at("form_id"), GONE, "71"),
        form.breaks("form.id", &at("form_id"), "", "7"),
        call.breaks("calling.ttl", &at("ttl_days"), -1, 0),
        call.breaks("req.type", &at("ttl_days"), 2.5, 3),
        ask.breaks("req.unknown_key", &at("title"), "May we call?", GONE),
        once.breaks("otn.title_required", &at("title"), GONE, "B"),
        once.breaks("otn.title_required", &at("title"), "", "B"),
        once.breaks("otn.title", &at("title"), long(66), long(65)),
        once.breaks("otn.payload", &at("payload"), GONE, "B"),
        once.breaks("otn.payload", &at("payload"), "", "B"),
    ]
}
