//! The HTTP server: what every request passes before a page is made.

pub mod assets;
pub mod context;
pub mod document;
pub mod events;
pub mod flash;
pub mod headers;
pub mod health;
pub mod routes;
pub mod visit;

use std::{io, time::Duration};

use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub use context::{AppState, Nets};
pub use routes::router;

/// How long open requests may take to end after the server was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until `stop` is cancelled, then lets open requests end.
///
/// # Errors
/// When the listener fails.
pub async fn serve(listener: TcpListener, state: AppState, stop: CancellationToken) -> io::Result<()> {
    let app = router(state).into_make_service_with_connect_info::<std::net::SocketAddr>();
    // Small answers are not held back to be joined with later ones.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let graceful = axum::serve(listener, app).with_graceful_shutdown(stop.clone().cancelled_owned());
    let late = async {
        stop.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        result = async { graceful.await } => result,
        () = late => Ok(()),
    }
}
