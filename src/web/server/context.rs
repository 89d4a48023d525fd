//! What every handler can reach.

use std::sync::Arc;

use leptos::config::LeptosOptions;

use crate::{access::limits::Limits, config::Settings, lab::Lab, model::target::Target, net::Net, store::Store, work::Queue};

/// The networks that runs may look at: the real one, and the lab's own.
#[derive(Clone)]
pub struct Nets {
    pub world: Net,
    pub lab: Option<Arc<Lab>>,
}

impl Nets {
    /// Whether a target is the lab's.
    pub fn is_lab(&self, target: &Target) -> bool {
        self.lab.is_some() && crate::lab::owns(target)
    }

    /// The network for a target: a lab name or address asks the lab alone, a real one never touches it.
    pub fn of(&self, target: &Target) -> Net {
        match &self.lab {
            Some(lab) if crate::lab::owns(target) => lab.net(),
            _ => self.world.clone(),
        }
    }
}

/// The installation, shared by all requests. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    pub settings: Arc<Settings>,
    pub store: Store,
    pub nets: Nets,
    pub queue: Queue,
    pub limits: Arc<Limits>,
    pub leptos: LeptosOptions,
}

impl AppState {
    /// Puts the parts together.
    pub fn new(settings: Settings, store: Store, nets: Nets) -> Self {
        // Views that wait for something are driven by Tokio. Whoever set an executor first has set this one.
        let _ = any_spawner::Executor::init_tokio();
        let leptos = super::assets::options(&settings.site, settings.listen);
        let queue = Queue::new(store.clone());
        let limits = Limits::new(settings.checks_per_hour, settings.target_checks_per_hour);
        Self { settings: Arc::new(settings), store, nets, queue, limits: Arc::new(limits), leptos }
    }

    /// The address of a page as people would open it: the configured public address, else what the request was sent to.
    pub fn absolute(&self, host: Option<&str>, path: &str) -> String {
        match (&self.settings.public_url, host) {
            (Some(base), _) => format!("{base}{path}"),
            (None, Some(host)) => format!("http://{host}{path}"),
            (None, None) => format!("http://{}{path}", self.settings.listen),
        }
    }
}
