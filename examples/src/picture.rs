//! [`Picture`]: a loaf of bread, painted into a folder that goes away with it.

use std::borrow::Cow;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use fastrand::Rng;
use gif::{Encoder, Frame};
use tempfile::TempDir;

/// A GIF file in a folder of its own, which is removed when this is dropped.
#[derive(Debug)]
pub struct Picture {
    path: PathBuf,
    _folder: TempDir,
}

impl Picture {
    /// Paints a picture of this width, in pixels, and three quarters of that in height.
    ///
    /// It is so grainy that it has the size of a photograph, about a byte for each pixel.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn paint(width: u16) -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("loaf.gif");
        let height = width / 4 * 3;
        let colours: Vec<u8> = COLOURS.iter().flat_map(shades).collect();
        let file = BufWriter::new(File::create(&path)?);
        let mut encoder = Encoder::new(file, width, height, &colours)?;
        let buffer = Cow::Owned(pixels(width, height));
        encoder.write_frame(&Frame { width, height, buffer, ..Frame::default() })?;
        encoder.into_inner()?.flush()?;
        Ok(Self { path, _folder: folder })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A colour, darker and darker.
fn shades(colour: &[u8; 3]) -> impl Iterator<Item = u8> {
    (0..SHADES).flat_map(move |shade| colour.map(|part| part.saturating_sub(shade)))
}

/// The number of the colour of each pixel.
fn pixels(width: u16, height: u16) -> Vec<u8> {
    let mut grain = Rng::with_seed(SEED);
    let mut pixels = Vec::with_capacity(usize::from(width) * usize::from(height));
    for y in (0..height).map(|y| f64::from(y) / f64::from(height)) {
        let row = (0..width).map(|x| material(f64::from(x) / f64::from(width), y));
        pixels.extend(row.map(|material| material * SHADES + grain.u8(..SHADES)));
    }
    pixels
}

/// What lies so far to the right and so far down, from 0 to 1 each: one of [`COLOURS`].
fn material(x: f64, y: f64) -> u8 {
    let (dx, dy) = ((x - 0.5) / 0.4, (y - 0.55) / 0.25);
    let is_a_cut = (dx * 6.0 + dy).rem_euclid(2.0) < 0.25 && dy.abs() < 0.5;
    match dx * dx + dy * dy {
        ..0.9 if is_a_cut => 0,
        ..0.9 => 1,
        ..1.0 => 2,
        _ => 3,
    }
}

/// Crumb, crust, its edge, and the cloth below.
const COLOURS: [[u8; 3]; 4] = [[245, 222, 179], [181, 101, 29], [101, 70, 64], [214, 226, 240]];
const SHADES: u8 = 64;
const SEED: u64 = 23;
