//! Scores in their order as a small line. The same numbers stand in a table beside it.

use std::fmt::Write as _;

use leptos::prelude::*;

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 72.0;
/// Room for the last point's circle.
const MARGIN: f64 = 6.0;

/// Points between 0 and 100, oldest first; a check without a score leaves a gap.
#[component]
pub fn Sparkline(points: Vec<Option<u8>>, #[prop(into)] label: String) -> impl IntoView {
    #[expect(clippy::cast_precision_loss, reason = "a few dozen points")]
    let step = (WIDTH - 2.0 * MARGIN) / points.len().saturating_sub(1).max(1) as f64;
    #[expect(clippy::cast_precision_loss, reason = "a few dozen points")]
    let place = |index: usize, points: u8| (MARGIN + step * index as f64, height(points));
    let dots: Vec<(f64, f64)> = points.iter().enumerate().filter_map(|(index, points)| points.map(|points| place(index, points))).collect();
    let mut path = String::new();
    let mut pen = "M";
    for (index, points) in points.iter().enumerate() {
        let Some(points) = points else {
            pen = "M";
            continue;
        };
        let (x, y) = place(index, *points);
        // Writing into a string does not fail.
        let _ = write!(path, "{pen}{x:.1} {y:.1}");
        pen = "L";
    }
    let lines = [0, 50, 100].map(|points| format!("M0 {y:.1}H{WIDTH}", y = height(points)));
    let last = dots.last().copied();
    view! {
        <svg class="w-full max-w-[28rem] h-auto" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            {lines.map(|line| view! { <path class="stroke-line" d=line fill="none" stroke-width="1" /> }).collect_view()}
            <path class="stroke-accent" d=path fill="none" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" />
            {dots
                .into_iter()
                .map(|(x, y)| view! { <circle class="fill-accent" cx=format!("{x:.1}") cy=format!("{y:.1}") r="2.5" /> })
                .collect_view()}
            {last.map(|(x, y)| view! { <circle class="fill-accent" cx=format!("{x:.1}") cy=format!("{y:.1}") r="4.5" /> })}
        </svg>
    }
}

/// Where so many points are drawn, from the top.
fn height(points: u8) -> f64 {
    MARGIN + (HEIGHT - 2.0 * MARGIN) * f64::from(100 - points.min(100)) / 100.0
}
