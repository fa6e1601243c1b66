//! Floor 6: the preview — a site in memory, served to this machine, with word to open pages of what has changed.
//!
//! It knows nothing of how sites are built: it is handed pages, or what kept them from being made. A build that has been
//! overtaken by a change is told so when it hands over its next page.

mod address;
mod answer;
mod live;
mod reload;
mod shown;
mod watch;

pub use live::Live;
pub use shown::Shown;
pub use watch::Watch;

use crate::base::Diagnostic;
use crate::pipeline::sink::Files;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use tokio::sync::watch::{Receiver, Sender, channel};

/// The port that is asked for where none is named, and how many behind it are tried.
const PORT: u16 = 4400;
const PORTS: u16 = 20;

/// A preview that runs. It ends with the program.
pub struct Preview {
    address: SocketAddr,
    shown: Sender<Arc<Shown>>,
}

impl Preview {
    /// Serves on a port of this machine: the one that is named, or the first free one of some. `stop` is called when the
    /// reader ends the program (Ctrl-C).
    ///
    /// # Errors
    /// A diagnostic where the port is taken or cannot be listened on.
    pub fn start(port: Option<u16>, stop: impl FnOnce() + Send + 'static) -> Result<Self, Diagnostic> {
        let listener = listen(port)?;
        let failed =
            |error: io::Error| Diagnostic::error("no-preview", format!("the preview cannot be served: {error}"));
        let address = listener.local_addr().map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let (shown, receiver) = channel(Arc::new(Shown::default()));
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
        std::thread::spawn(move || {
            runtime.spawn(async move {
                if tokio::signal::ctrl_c().await.is_ok() {
                    stop();
                }
            });
            runtime.block_on(serve(listener, receiver))
        });
        Ok(Self { address, shown })
    }

    /// The address that a browser opens.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Shows a site.
    pub fn show(&self, files: Files) {
        self.shown.send_replace(Arc::new(Shown::of(files)));
    }

    /// Shows what is wrong, over the last site that there was.
    pub fn show_problems(&self, problems: String) {
        self.shown.send_modify(|shown| *shown = Arc::new(shown.with_problems(problems)));
    }
}

/// A socket that hears this machine alone.
fn listen(port: Option<u16>) -> Result<TcpListener, Diagnostic> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let (tried, listener) = match port {
        Some(port) => (port, bind(port)),
        None => (PORT, (PORT..PORT + PORTS).map(bind).find(Result::is_ok).unwrap_or_else(|| bind(0))),
    };
    listener.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Diagnostic::error("port-in-use", format!("port {tried} is in use"))
            .hint("name another one with --port, or none to have one found"),
        _ => Diagnostic::error("no-preview", format!("port {tried} cannot be listened on: {error}"))
            .hint("ports below 1024 need special rights; name a higher one with --port"),
    })
}

async fn serve(listener: TcpListener, shown: Receiver<Arc<Shown>>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    axum::serve(listener, answer::router(shown)).await
}
