//! What a product looks like: which material lies where.
//!
//! Places are in heights of the picture, from its middle to the right and down.

use std::f64::consts::TAU;

/// What a product looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Baked in a tin, with cuts.
    Tin,
    /// A round loaf with a cross on it.
    Round,
    /// A long one with cuts.
    Stick,
    /// A small one with seeds.
    Roll,
    /// With a hole in the middle.
    Ring,
    /// Rolled up.
    Spiral,
    /// Like the moon.
    Crescent,
    /// Flat, with chips in it.
    Cookie,
}

/// What can be seen somewhere in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Material {
    Wall,
    Table,
    Shadow,
    Edge,
    Crust,
    Detail,
}

impl Material {
    pub(super) const ALL: [Self; 6] =
        [Self::Wall, Self::Table, Self::Shadow, Self::Edge, Self::Crust, Self::Detail];
}

impl Look {
    /// What lies there.
    pub(super) fn at(self, x: f64, y: f64) -> Material {
        let baked = match self {
            Self::Tin => tin(x, y),
            Self::Round => round(x, y),
            Self::Stick => stick(x, y),
            Self::Roll => rolls(x, y),
            Self::Ring => ring(x, y),
            Self::Spiral => spiral(x, y),
            Self::Crescent => crescent(x, y),
            Self::Cookie => cookie(x, y),
        };
        baked.unwrap_or_else(|| self.around(x, y))
    }

    /// The table and the shadow on it.
    fn around(self, x: f64, y: f64) -> Material {
        let width = match self {
            Self::Tin | Self::Stick => 0.66,
            Self::Roll => 0.6,
            Self::Round => 0.5,
            _ => 0.4,
        };
        match () {
            () if oval(x, y - 0.33, width, 0.07) < 1.0 => Material::Shadow,
            () if y > 0.12 => Material::Table,
            () => Material::Wall,
        }
    }
}

fn tin(x: f64, y: f64) -> Option<Material> {
    let depth = rounded(x, y - 0.1, 0.56, 0.22, 0.1).min(rounded(x, y + 0.06, 0.6, 0.2, 0.19));
    let is_a_cut = (x * 5.0 + y * 2.0 + 0.5).rem_euclid(1.0) < 0.14 && (y + 0.1).abs() < 0.09;
    baked(depth, is_a_cut && x.abs() < 0.5)
}

fn round(x: f64, y: f64) -> Option<Material> {
    let depth = (oval(x, y - 0.04, 0.47, 0.31) - 1.0) * 0.15;
    let flat = oval(x, y + 0.02, 0.3, 0.17) < 1.0;
    let is_a_cut = (x * 0.6 - y - 0.02).abs() < 0.022 || (x * 0.6 + y + 0.02).abs() < 0.022;
    baked(depth, flat && is_a_cut)
}

fn stick(x: f64, y: f64) -> Option<Material> {
    let (sin, cos) = (-0.22_f64).sin_cos();
    let (along, across) = (x * cos + (y - 0.06) * sin, (y - 0.06) * cos - x * sin);
    let beyond = (along.abs() - 0.6).max(0.0);
    let depth = (beyond * beyond + across * across).sqrt() - 0.13;
    let is_a_cut = (along * 4.2 - across * 3.0).rem_euclid(1.0) < 0.2;
    baked(depth, is_a_cut && across.abs() < 0.075 && along.abs() < 0.6)
}

/// Two behind and one in front.
fn rolls(x: f64, y: f64) -> Option<Material> {
    let one = |x: f64, y: f64| {
        let size = oval(x, y, 0.29, 0.22);
        baked((size - 1.0) * 0.11, size < 0.6 && is_seed(x, y + x * 0.4, 0.085, 0.02))
    };
    one(x, y - 0.14).or_else(|| one(x + 0.31, y - 0.02)).or_else(|| one(x - 0.31, y - 0.02))
}

fn ring(x: f64, y: f64) -> Option<Material> {
    let (outer, inner) = (oval(x, y - 0.05, 0.42, 0.31), oval(x, y - 0.04, 0.13, 0.075));
    let depth = ((outer - 1.0) * 0.15).max((1.0 - inner) * 0.05);
    baked(depth, outer < 0.75 && inner > 2.2 && is_seed(x, y, 0.05, 0.009))
}

fn spiral(x: f64, y: f64) -> Option<Material> {
    let y = (y - 0.04) / 0.9;
    let (far, turn) = ((x * x + y * y).sqrt(), y.atan2(x) / TAU);
    let is_filling = (far / 0.095 - turn).rem_euclid(1.0) < 0.26;
    baked(far - 0.36, is_filling && far < 0.33)
}

fn crescent(x: f64, y: f64) -> Option<Material> {
    let y = y - 0.05;
    let (outer, inner) = (oval(x, y, 0.5, 0.34), oval(x, y - 0.3, 0.3, 0.3));
    let depth = ((outer - 1.0) * 0.17).max((1.0 - inner) * 0.15);
    let turn = (y - 0.2).atan2(x) / TAU;
    baked(depth, (turn * 16.0).rem_euclid(1.0) < 0.16)
}

fn cookie(x: f64, y: f64) -> Option<Material> {
    let turn = (y - 0.05).atan2(x);
    let wave = 1.0 + 0.02 * (turn * 9.0).sin();
    let size = oval(x, y - 0.05, 0.38 * wave, 0.3 * wave);
    baked((size - 1.0) * 0.15, size < 0.8 && is_seed(x, y, 0.14, 0.034))
}

/// Inside, where the depth is below zero: an edge, and then crust with details.
fn baked(depth: f64, is_detail: bool) -> Option<Material> {
    match depth {
        0.0.. => None,
        -0.018..0.0 => Some(Material::Edge),
        _ if is_detail => Some(Material::Detail),
        _ => Some(Material::Crust),
    }
}

/// Below 1 inside of an oval.
fn oval(x: f64, y: f64, width: f64, height: f64) -> f64 {
    (x / width).powi(2) + (y / height).powi(2)
}

/// Below 0 inside of a box with round corners.
fn rounded(x: f64, y: f64, width: f64, height: f64, corner: f64) -> f64 {
    let (x, y) = (x.abs() - width + corner, y.abs() - height + corner);
    (x.max(0.0).powi(2) + y.max(0.0).powi(2)).sqrt() + x.max(y).min(0.0) - corner
}

/// One in each square of this size, and none exactly in its middle.
fn is_seed(x: f64, y: f64, square: f64, size: f64) -> bool {
    let (column, row) = ((x / square).floor(), (y / square).floor());
    let chance =
        |salt: f64| ((column * 12.99 + row * 78.23 + salt).sin() * 43_758.5).rem_euclid(1.0);
    let middle = |place: f64, salt: f64| (place + 0.3 + 0.4 * chance(salt)) * square;
    oval(x - middle(column, 1.0), y - middle(row, 2.0), size, size * 0.7) < 1.0
}
