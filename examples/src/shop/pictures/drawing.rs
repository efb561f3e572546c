//! From a look to a GIF file.

use std::borrow::Cow;
use std::io;

use gif::{Encoder, Frame};

use super::colours::{palette, place};
use super::form::{Look, Material};

/// The picture as a file.
pub(super) fn gif(look: Look) -> io::Result<Vec<u8>> {
    let mut encoder =
        Encoder::new(Vec::new(), WIDTH, HEIGHT, &palette(look)).map_err(io::Error::other)?;
    let buffer = Cow::Owned(pixels(look));
    let frame = Frame { width: WIDTH, height: HEIGHT, buffer, ..Frame::default() };
    encoder.write_frame(&frame).map_err(io::Error::other)?;
    encoder.into_inner().map_err(io::Error::other)
}

fn pixels(look: Look) -> Vec<u8> {
    (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| pixel(look, x, y))).collect()
}

/// Looks at the corners of a pixel first, and closer only where an edge goes through it.
fn pixel(look: Look, x: u16, y: u16) -> u8 {
    let at = |dx: u8, dy: u8| {
        let (x, y) = (f64::from(x) + f64::from(dx) / 4.0, f64::from(y) + f64::from(dy) / 4.0);
        let (width, height) = (f64::from(WIDTH), f64::from(HEIGHT));
        look.at((x - width / 2.0) / height, y / height - 0.5)
    };
    let corner = at(0, 0);
    if [at(3, 0), at(0, 3), at(3, 3)].iter().all(|other| *other == corner) {
        return place(corner, corner, 0);
    }
    blended((0..16).map(|part| at(part % 4, part / 4)))
}

/// The two materials that most of the parts are of.
fn blended(parts: impl Iterator<Item = Material>) -> u8 {
    let mut counts = Material::ALL.map(|material| (0_u8, material));
    for part in parts {
        counts.iter_mut().filter(|(_, it)| *it == part).for_each(|(count, _)| *count += 1);
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(most, material), (less, second), ..] = counts;
    place(material, second, less * 12 / (most + less).max(1))
}

const WIDTH: u16 = 480;
const HEIGHT: u16 = 250;
