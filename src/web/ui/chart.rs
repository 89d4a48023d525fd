//! Parts of pictures that the server draws: plain SVG, coloured by classes, no style of their own.

use std::fmt::Write as _;

use leptos::prelude::*;

/// A sign of 20 units, drawn at a place in this size.
pub fn sign_at(x: usize, y: usize, size: usize, path: &'static str) -> AnyView {
    view! {
        <svg x=x y=y width=size height=size viewBox="0 0 20 20">
            <path class="chart-sign" d=path />
        </svg>
    }
    .into_any()
}

/// Rectangles as one path: left, top, width, height.
pub fn boxes(all: impl IntoIterator<Item = (usize, usize, usize, usize)>) -> String {
    all.into_iter().fold(String::new(), |mut path, (x, y, width, height)| {
        let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
        path
    })
}

#[cfg(test)]
mod tests {
    use super::boxes;

    #[test]
    fn boxes_make_one_path() {
        assert_eq!(boxes([(0, 0, 2, 3), (5, 1, 1, 1)]), "M0 0h2v3h-2zM5 1h1v1h-1z");
        assert_eq!(boxes([]), "");
    }
}
