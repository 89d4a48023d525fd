//! Style sheet, scripts and pictures: the folder that the build leaves.

use std::{net::SocketAddr, path::Path};

use axum::{
    extract::Request,
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};
use leptos::config::LeptosOptions;

/// What Leptos must know to name its files. Their names carry a hash when the build left a list of hashes beside the program; where things are
/// rebuilt at every change they do not, whatever list an earlier build left.
pub fn options(site: &Path, listen: SocketAddr) -> LeptosOptions {
    let listed = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("hash.txt").is_file())).unwrap_or(false);
    let hashed = listed && !site.join("pkg/mailworthy.css").is_file();
    LeptosOptions::builder().output_name("mailworthy").site_root(site.display().to_string()).site_pkg_dir("pkg").site_addr(listen).hash_files(hashed).build()
}

/// Files under `/pkg` never change under their hashed name, and at any time without one.
pub async fn cache(request: Request, next: Next) -> Response {
    let value = match request.uri().path().strip_prefix("/pkg/") {
        Some(name) if name.split('.').count() > 2 => "public, max-age=31536000, immutable",
        Some(_) => "no-cache",
        None => "public, max-age=3600",
    };
    let mut response = next.run(request).await;
    if response.status().is_success() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    }
    response
}
