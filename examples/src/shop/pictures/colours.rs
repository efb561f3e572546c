//! The colours of a picture: those of its materials, and what lies between each two of them, for smooth edges.

use super::form::{Look, Material};

/// The number of a colour among those of [`palette`]: of one material and a little of another, in twelfths.
pub(super) fn place(most: Material, second: Material, twelfths: u8) -> u8 {
    (most as u8 * MATERIALS + second as u8) * SHARES + twelfths.min(SHARES - 1)
}

/// All colours of a picture, three bytes each.
pub(super) fn palette(look: Look) -> Vec<u8> {
    let mut palette = Vec::new();
    for most in Material::ALL.map(|material| colour(look, material)) {
        for second in Material::ALL.map(|material| colour(look, material)) {
            palette.extend((0..SHARES).flat_map(|share| mixed(most, second, share)));
        }
    }
    palette
}

fn mixed(most: [u8; 3], second: [u8; 3], twelfths: u8) -> [u8; 3] {
    let part = |most: u8, second: u8| {
        let (most, second, share) = (u16::from(most), u16::from(second), u16::from(twelfths));
        u8::try_from((most * (12 - share) + second * share) / 12).unwrap_or(u8::MAX)
    };
    let ([r, g, b], [r2, g2, b2]) = (most, second);
    [part(r, r2), part(g, g2), part(b, b2)]
}

const fn colour(look: Look, material: Material) -> [u8; 3] {
    match (material, look) {
        (Material::Wall, Look::Tin | Look::Round | Look::Stick) => [203, 221, 224],
        (Material::Wall, Look::Roll | Look::Ring) => [238, 221, 190],
        (Material::Wall, _) => [240, 205, 200],
        (Material::Table, _) => [250, 243, 230],
        (Material::Shadow, _) => [222, 208, 188],
        (Material::Edge, Look::Tin) => [62, 38, 26],
        (Material::Edge, _) => [133, 78, 36],
        (Material::Crust, Look::Tin) => [96, 60, 40],
        (Material::Crust, Look::Round) => [186, 117, 56],
        (Material::Crust, Look::Cookie | Look::Stick) => [214, 154, 82],
        (Material::Crust, _) => [201, 135, 66],
        (Material::Detail, Look::Tin) => [196, 160, 120],
        (Material::Detail, Look::Ring | Look::Cookie) => [58, 38, 34],
        (Material::Detail, Look::Spiral) => [112, 58, 28],
        (Material::Detail, _) => [247, 226, 181],
    }
}

const MATERIALS: u8 = 6;
/// From none to half.
const SHARES: u8 = 7;
