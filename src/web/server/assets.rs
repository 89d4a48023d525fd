//! Style sheet, scripts and pictures: the folder that the build leaves.

use std::{net::SocketAddr, path::Path};

use axum::{
    extract::Request,
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};
use leptos::config::LeptosOptions;

/// What Leptos must know to name its files. Their names carry a hash when the build left a list of hashes beside the program.
pub fn options(site: &Path, listen: SocketAddr) -> LeptosOptions {
    let hashed = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("hash.txt").is_file())).unwrap_or(false);
    LeptosOptions::builder().output_name("mailworthy").site_root(site.display().to_string()).site_pkg_dir("pkg").site_addr(listen).hash_files(hashed).build()
}

/// Files under `/pkg` never change under their hashed name.
pub async fn cache(request: Request, next: Next) -> Response {
    let hashed = request.uri().path().starts_with("/pkg/");
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let value = if hashed { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    }
    response
}
