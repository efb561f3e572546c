//! The table: a line for each thing measured, printed as it comes and written down in the end.

use std::fs;

use anyhow::Result;

use crate::machine;
use crate::pair::{Pair, Turn};
use crate::plot;
use crate::setting::Setting;

/// What was measured so far.
pub(crate) struct Report {
    lines: Vec<String>,
    curves: Vec<Curve>,
    /// Tables as they stand in the README.
    readme: Vec<String>,
    has_failed: bool,
}

/// Ratios of one thing by something that grows.
pub(crate) struct Curve {
    /// What grows.
    pub(crate) by: &'static str,
    pub(crate) name: String,
    pub(crate) points: Vec<(f64, f64)>,
}

impl Report {
    /// With the head of the table.
    pub(crate) fn begin(setting: &Setting) -> Result<Self> {
        fs::create_dir_all(&setting.options.into)?;
        let mut report =
            Self { lines: Vec::new(), curves: Vec::new(), readme: Vec::new(), has_failed: false };
        for line in machine::lines() {
            report.line(line);
        }
        report.line(format!(
            "{} pairs of turns of about {:?}",
            setting.options.pairs(),
            setting.options.turn()
        ));
        report.line(String::new());
        report.line(HEAD.to_owned());
        report.line(RULE.to_owned());
        Ok(report)
    }

    /// Both sides of something, so many in a second, and their ratio.
    pub(crate) fn pair(&mut self, what: &str, pair: &Pair) {
        let per_second = |turn: &Turn| 1e9 / turn.wall;
        let [wall, cores]: [fn(&Turn) -> f64; 2] = [|turn| turn.wall, |turn| turn.cores];
        self.line(format!(
            "| {what:42} | {:>9.0} | {:>9.0} | {} | {} | {:>5} |",
            pair.median(|[ours, _]| per_second(ours)),
            pair.median(|[_, bare]| per_second(bare)),
            ratio(pair, wall),
            ratio(pair, cores),
            machine::load(),
        ));
    }

    /// The same, as a point of a curve.
    pub(crate) fn point(
        &mut self,
        by: &'static str,
        curve: &str,
        (x, label): (f64, &str),
        pair: &Pair,
    ) {
        self.pair(&format!("{curve}, {label}"), pair);
        let point = (x, pair.median(|[ours, bare]| bare.wall / ours.wall));
        match self.curves.iter_mut().find(|known| known.by == by && known.name == curve) {
            Some(known) => known.points.push(point),
            None => self.curves.push(Curve { by, name: curve.to_owned(), points: vec![point] }),
        }
    }

    /// Something that has no other side.
    pub(crate) fn fact(&mut self, what: &str, fact: &str) {
        self.line(format!("| {what:42} | {fact} | | | | {:>5} |", machine::load()));
    }

    /// A row of a table as it stands in the README, below those that have the same head. They come behind all others.
    pub(crate) fn for_the_readme(&mut self, head: &str, row: String) {
        if !self.readme.iter().any(|line| line == head) {
            self.readme.extend([String::new(), head.to_owned(), "|---|---:|---:|".to_owned()]);
        }
        self.readme.push(row);
    }

    pub(crate) fn left_out(&mut self, what: &str, why: &str) {
        self.line(format!("| {what:42} | left out: {why} | | | | |"));
    }

    pub(crate) fn failed(&mut self, what: &str, why: &anyhow::Error) {
        self.has_failed = true;
        self.line(format!("| {what:42} | failed: {why:#} | | | | |"));
    }

    pub(crate) const fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Writes it down.
    pub(crate) fn end(&mut self, setting: &Setting) -> Result<()> {
        for line in std::mem::take(&mut self.readme) {
            self.line(line);
        }
        let folder = &setting.options.into;
        fs::write(folder.join("report.md"), self.lines.join("\n") + "\n")?;
        plot::draw(&self.curves, folder)?;
        eprintln!("written to {}", folder.display());
        Ok(())
    }

    fn line(&mut self, line: String) {
        println!("{line}");
        self.lines.push(line);
    }
}

fn ratio(pair: &Pair, of: fn(&Turn) -> f64) -> String {
    let ratio = |[ours, bare]: &[Turn; 2]| of(bare) / of(ours);
    let [low, middle, high] = [0.25, 0.5, 0.75].map(|part| pair.quantile(part, ratio));
    format!("{middle:>6.2} ({low:.2}-{high:.2})")
}

const HEAD: &str = "| what | ours a second | bare a second | ratio | of the cores | load |";
const RULE: &str = "| --- | ---: | ---: | ---: | ---: | ---: |";
