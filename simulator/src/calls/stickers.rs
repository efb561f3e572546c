//! `/{version}/sticker_packs`, what is in a pack, and `sticker_search`: a few in place of Meta's own.

use sendapi_core::call::sticker::{ReadStickerPacks, ReadStickers, SearchStickers};
use serde_json::{Value, json};

use super::asked::asked;
use super::listing::{Page, listing};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

pub(crate) fn packs(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadStickerPacks<'_> = asked(call)?;
    let all = PACKS.iter().map(Pack::json).collect();
    Ok(listing(context, call, all, &Page { after: read.after.as_deref(), limit: read.limit }))
}

pub(crate) fn of_pack(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadStickers<'_> = asked(call)?;
    let id = &call.route.account;
    let pack = PACKS.iter().find(|pack| pack.id == id);
    let pack = pack.ok_or_else(|| Refusal::object(&call.method, id))?;
    let all = pack.stickers.iter().map(|sticker| json(*sticker)).collect();
    Ok(listing(context, call, all, &Page { after: read.after.as_deref(), limit: read.limit }))
}

pub(crate) fn search(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: SearchStickers<'_> = asked(call)?;
    let wanted = read.q.to_lowercase();
    let all = PACKS.iter().flat_map(|pack| pack.stickers);
    let found = all.filter(|(_, name)| name.to_lowercase().contains(&wanted));
    let found = found.map(|sticker| json(*sticker)).collect();
    Ok(listing(context, call, found, &Page { after: read.after.as_deref(), limit: read.limit }))
}

/// A sticker: its number and its name.
type Sticker = (&'static str, &'static str);

struct Pack {
    id: &'static str,
    name: &'static str,
    stickers: &'static [Sticker],
}

impl Pack {
    fn json(&self) -> Value {
        let Self { id, name, stickers } = self;
        json!({
            "id": id, "name": name, "description": format!("Stickers of the simulator: {name}"),
            "preview_image_url": picture(id), "sticker_count": stickers.len(),
        })
    }
}

fn json((id, name): Sticker) -> Value {
    json!({ "id": id, "name": name, "image_url": picture(id) })
}

fn picture(id: &str) -> String {
    format!("https://platform-lookaside.example/stickers/{id}.png")
}

/// Their names are the simulator's; the numbers of the thumbs are Meta's.
const PACKS: &[Pack] = &[
    Pack {
        id: "1398200000000001",
        name: "Thumbs",
        stickers: &[
            ("369239263222822", "Thumb up"),
            ("369239343222814", "Thumb up, larger"),
            ("369239383222810", "Thumb up, largest"),
        ],
    },
    Pack {
        id: "1398200000000002",
        name: "Bakery",
        stickers: &[("1398200000000011", "Rye loaf"), ("1398200000000012", "Rye roll, smiling")],
    },
];
