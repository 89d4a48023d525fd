//! Conversations over real sockets.
