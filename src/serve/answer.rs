//! Answers to requests.

use super::address::{decoded, is_own};
use super::reload::{self, CHANGES_PATH, NOTHING_YET, SCRIPT, SCRIPT_PATH};
use super::shown::Shown;
use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::{Stream, stream};
use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::watch::Receiver;

type Site = Receiver<Arc<Shown>>;

/// The answers: to GET and HEAD alone.
pub fn router(shown: Site) -> Router {
    Router::new()
        .route(SCRIPT_PATH, get(script))
        .route(CHANGES_PATH, get(changes))
        .fallback_service(get(file).with_state(shown.clone()))
        .layer(from_fn(own_machine))
        .with_state(shown)
}

/// Refuses what does not call this machine by its name.
async fn own_machine(request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(HOST).iter().map(|host| host.to_str().unwrap_or_default());
    // An address may name a machine too, as those do that are sent to a proxy.
    let named = request.uri().authority().is_none_or(|authority| is_own(authority.as_str()));
    if hosts.next().is_some_and(is_own) && hosts.next().is_none() && named {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, "The preview is for this machine: http://127.0.0.1\n").into_response()
}

async fn script() -> Response {
    ok(Cow::Borrowed(SCRIPT.as_bytes()), "text/javascript; charset=utf-8", StatusCode::OK)
}

/// The page whose state is asked for.
#[derive(serde::Deserialize)]
struct Asked {
    path: String,
}

/// The state of a page, now and after each change.
async fn changes(
    State(mut site): State<Site>,
    Query(asked): Query<Asked>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    site.mark_changed();
    let states = stream::unfold((site, asked.path), |(mut site, path)| async move {
        site.changed().await.ok()?;
        let state = site.borrow_and_update().state(&path);
        let event = Event::default().json_data(&state).unwrap_or_default();
        Some((Ok(event), (site, path)))
    });
    Sse::new(states).keep_alive(KeepAlive::default())
}

/// A file of the site; in its place the page for what is not there.
async fn file(State(site): State<Site>, address: Uri) -> Response {
    let shown = Arc::clone(&site.borrow());
    let Some(path) = decoded(address.path()) else { return StatusCode::BAD_REQUEST.into_response() };
    if shown.is_empty() {
        return page(&shown, NOTHING_YET.as_bytes(), &path, StatusCode::SERVICE_UNAVAILABLE);
    }
    let index = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.clone() };
    if let Some(bytes) = shown.file(&index) {
        if index.ends_with(".html") {
            return page(&shown, bytes, &index, StatusCode::OK);
        }
        let kind = mime_guess::from_path(&index).first_or_octet_stream();
        let text = kind.type_() == "text" || kind.subtype() == "javascript" || kind.subtype() == "json";
        return ok(
            Cow::Owned(bytes.to_vec()),
            &format!("{kind}{}", if text { "; charset=utf-8" } else { "" }),
            StatusCode::OK,
        );
    }
    if shown.file(&format!("{path}/index.html")).is_some() {
        let location = HeaderValue::try_from(format!("{}/", address.path()));
        return location.map_or_else(
            |_| StatusCode::BAD_REQUEST.into_response(),
            |location| (StatusCode::PERMANENT_REDIRECT, [(LOCATION, location)]).into_response(),
        );
    }
    page(&shown, shown.file("404.html").unwrap_or(b"Not found"), &path, StatusCode::NOT_FOUND)
}

fn page(shown: &Shown, html: &[u8], path: &str, status: StatusCode) -> Response {
    let html = reload::with_script(html, path, &shown.state(path));
    ok(Cow::Owned(html), "text/html; charset=utf-8", status)
}

fn ok(bytes: Cow<'static, [u8]>, kind: &str, status: StatusCode) -> Response {
    let kind = HeaderValue::try_from(kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers: [(HeaderName, HeaderValue); 3] = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (status, headers, bytes.into_owned()).into_response()
}
