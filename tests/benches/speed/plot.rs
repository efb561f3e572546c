//! The curves as pictures: ratios by what grows.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, anyhow};
use plotters::prelude::{
    ChartBuilder, Color as _, IntoDrawingArea as _, IntoLogRange as _, LineSeries, Palette as _,
    Palette99, PathElement, SVGBackend,
};
use plotters::style::colors::{BLACK, WHITE};

use crate::report::Curve;

/// A picture for each thing that grows.
pub(crate) fn draw(curves: &[Curve], folder: &Path) -> Result<()> {
    for by in curves.iter().map(|curve| curve.by).collect::<BTreeSet<_>>() {
        let drawn: Vec<_> = curves.iter().filter(|curve| curve.by == by).collect();
        // Of one point there is nothing to see.
        if drawn.iter().any(|curve| curve.points.len() > 1) {
            let path = folder.join(format!("{}.svg", by.replace(' ', "-")));
            picture(by, &drawn, &path).map_err(|odd| anyhow!("{odd}"))?;
        }
    }
    Ok(())
}

fn picture(by: &str, curves: &[&Curve], path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let points = || curves.iter().flat_map(|curve| &curve.points);
    let least = points().map(|(x, _)| *x).fold(f64::INFINITY, f64::min);
    let most = points().map(|(x, _)| *x).fold(0.0, f64::max);
    let highest = points().map(|(_, ratio)| *ratio).fold(1.0, f64::max);
    let area = SVGBackend::new(path, (800, 450)).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .margin(12)
        .x_label_area_size(40)
        .y_label_area_size(50)
        .build_cartesian_2d((least..most).log_scale(), 0.0..highest * 1.1)?;
    chart.configure_mesh().x_desc(by).y_desc("speed beside the bare side").draw()?;
    for (number, curve) in curves.iter().enumerate() {
        let color = Palette99::pick(number).stroke_width(2);
        chart
            .draw_series(LineSeries::new(curve.points.iter().copied(), color))?
            .label(&curve.name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], color));
    }
    chart.configure_series_labels().background_style(WHITE).border_style(BLACK).draw()?;
    Ok(area.present()?)
}
