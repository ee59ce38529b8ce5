//! The site on this machine: served as it was built, or with one thing wrong.

use crate::built;
use crate::{probe, published};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use std::{fs, io};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const REPORTS: &str = "/csp-report";

/// Its list is that of what is served.
const WORKER: &str = "/worker.js";

/// What a server says about the file of a path.
type Headers = Box<dyn Fn(&str) -> HeaderMap + Send>;

/// A request that came.
struct Asked {
    /// Its path, and whatever stands after a question mark: an answer could hide there.
    target: String,
    at: Instant,
}

/// A site, until it is dropped.
pub struct Server {
    address: SocketAddr,
    site: Arc<Mutex<Site>>,
    serving: JoinHandle<()>,
}

struct Site {
    folder: PathBuf,
    /// The policy of the pages themselves, with an address to report to.
    policy: HeaderValue,
    /// Files that are served otherwise than they were built, by path.
    instead: BTreeMap<String, Vec<u8>>,
    /// The same for the next request alone.
    once: BTreeMap<String, Vec<u8>>,
    /// Paths that are not found.
    lost: Vec<String>,
    /// What files are called that are of another type.
    types: BTreeMap<String, &'static str>,
    /// What runs on a page before all else.
    before: String,
    asked: Vec<Asked>,
    reports: Vec<String>,
    is_gone: bool,
    /// Paths that are not answered, though others are.
    withheld: Vec<String>,
    /// Paths that are answered late.
    slow: BTreeMap<String, Duration>,
    may_be_cached: bool,
    /// At which moment in Kazakhstan the pages' clocks stand still.
    clock: Option<String>,
    /// The only headers of each answer, in place of ours.
    headers: Option<Headers>,
}

/// A host that no site of these tests was at: a browser may remember what it was told there, and cookies at every port.
async fn new_host() -> (TcpListener, SocketAddr) {
    static HAD: AtomicU32 = AtomicU32::new(0);
    let host = Ipv4Addr::LOCALHOST.to_bits() + 1 + HAD.fetch_add(1, Ordering::Relaxed);
    let listener = TcpListener::bind((Ipv4Addr::from_bits(host), 0)).await.expect("a free port");
    let address = listener.local_addr().expect("a bound port");
    (listener, address)
}

impl Server {
    /// Serves the site as it was built.
    pub async fn start() -> Server {
        let folder = built::folder();
        let site = Arc::new(Mutex::new(Site {
            policy: policy_of(&read(&folder, "kk/index.html")),
            folder,
            instead: BTreeMap::new(),
            once: BTreeMap::new(),
            lost: Vec::new(),
            types: BTreeMap::new(),
            before: String::new(),
            asked: Vec::new(),
            reports: Vec::new(),
            is_gone: false,
            withheld: Vec::new(),
            slow: BTreeMap::new(),
            may_be_cached: false,
            clock: None,
            headers: None,
        }));
        let (listener, address) = new_host().await;
        let serving = tokio::spawn(serve(listener, site.clone()));
        Server { address, site, serving }
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The paths asked for since then, in their order; what every browser asks for by itself is left out.
    pub fn asked_since(&self, then: Instant) -> Vec<String> {
        let site = self.site();
        let since = site.asked.iter().filter(|asked| asked.at >= then);
        since
            .map(|asked| asked.target.clone())
            .filter(|path| path != "/favicon.ico" && !path.starts_with("/icon-") && path != probe::ADDRESS)
            .collect()
    }

    /// What the browser reported of the policy.
    pub fn reports(&self) -> Vec<String> {
        self.site().reports.clone()
    }

    /// From now on no request is answered.
    pub fn is_gone(&self, is_gone: bool) {
        self.site().is_gone = is_gone;
    }

    /// From now on requests for a path are not answered.
    pub fn withhold(&self, path: &str) {
        self.site().withheld.push(path.to_owned());
    }

    /// From now on a path is answered only after a while.
    pub fn delay(&self, path: &str, by: Duration) {
        self.site().slow.insert(path.to_owned(), by);
    }

    /// Lets the browser keep what it got, as a usual server does.
    pub fn let_it_be_cached(&self) {
        self.site().may_be_cached = true;
    }

    /// For the pages opened from now on it is this moment in Kazakhstan: "2026-11-20T10:00".
    pub fn clock_is(&self, moment: &str) {
        self.site().clock = Some(moment.to_owned());
    }

    /// From now on each answer has these headers and no others; what is reported of their policy is collected.
    pub fn say(&self, headers: impl Fn(&str) -> HeaderMap + Send + 'static) {
        self.site().headers = Some(Box::new(headers));
    }

    /// The file as it was built.
    pub fn file(&self, path: &str) -> Vec<u8> {
        read(&self.site().folder, path.trim_start_matches('/'))
    }

    /// The file as it is served now; a page without the probe.
    pub fn served(&self, path: &str) -> Vec<u8> {
        let instead = self.site().instead.get(path).cloned();
        instead.unwrap_or_else(|| self.file(path))
    }

    /// The paths of what a page names to be fetched with it.
    pub fn named_by(&self, page: &str) -> Vec<String> {
        let html = String::from_utf8(self.file(&[page, "index.html"].concat())).expect("a page");
        let head = html.split_once("</head>").map_or("", |(head, _)| head);
        let loaded = |tag: &&str| {
            tag.starts_with("script") || [" as=\"fetch\"", "=\"stylesheet\""].iter().any(|kind| tag.contains(kind))
        };
        let tags = head.split('<').filter(loaded);
        let targets = tags.filter_map(|tag| attribute(tag, "href").or_else(|| attribute(tag, "src")));
        targets.map(|target| ["/", target.trim_start_matches("../")].concat()).collect()
    }

    /// The path of the index that a page names, to be fetched once it runs.
    pub fn index_of(&self, page: &str) -> String {
        let html = String::from_utf8(self.file(&[page, "index.html"].concat())).expect("a page");
        let index = html.split('<').find_map(|tag| attribute(tag, "data-index")).expect("the page names an index");
        ["/", index.trim_start_matches("../")].concat()
    }

    /// Serves a file with one bit of its middle byte turned.
    pub fn change_one_byte(&self, path: &str) {
        let mut bytes = self.file(path);
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        self.serve_instead(path, bytes);
    }

    /// Serves other bytes at a path.
    pub fn serve_instead(&self, path: &str, bytes: Vec<u8>) {
        self.site().instead.insert(path.to_owned(), bytes);
    }

    /// Serves other bytes at a path, and the right ones to whoever asks again.
    pub fn serve_once(&self, path: &str, bytes: Vec<u8>) {
        self.site().once.insert(path.to_owned(), bytes);
    }

    /// A file is no longer there.
    pub fn lose(&self, path: &str) {
        self.site().lost.push(path.to_owned());
    }

    /// Says that a file is of another type.
    pub fn call(&self, path: &str, kind: &'static str) {
        self.site().types.insert(path.to_owned(), kind);
    }

    /// Adds to the policy that the pages have themselves.
    pub fn forbid(&self, policy: &'static str) {
        self.site().policy = HeaderValue::from_static(policy);
    }

    /// The list of the service worker is from now on that of what is served at this moment, whatever happens to it later.
    pub fn publish(&self) {
        let mut site = self.site();
        let worker = site.worker();
        site.instead.insert(WORKER.to_owned(), worker);
    }

    /// Runs a script on each page before all else: an older browser, say.
    pub fn run_before(&self, script: &str) {
        self.site().before = script.to_owned();
    }

    /// Serves everything as it was built, at once.
    pub fn mend(&self) {
        let mut site = self.site();
        site.once.clear();
        site.lost.clear();
        site.types.clear();
        site.before.clear();
        site.policy = policy_of(&read(&site.folder, "kk/index.html"));
        site.instead.clear();
        site.withheld.clear();
        site.slow.clear();
    }

    /// Serves other bytes for a pack of a page, and the hashes of the index and the page to match: a build that went
    /// wrong, which integrity cannot see.
    pub fn build_wrongly(&self, page: &str, pack: &str, bytes: Vec<u8>) {
        let index = self.index_of(page);
        let page = [page, "index.html"].concat();
        let mut html = String::from_utf8(self.file(&page)).expect("a page");

        let old = Sha256::digest(self.file(pack));
        let new = Sha256::digest(&bytes);
        let name: String = new[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        self.serve_instead(&format!("/packs/{name}.pack"), bytes);
        html = html.replace(&integrity("sha256", &old), &integrity("sha256", &new));
        html = html.replace(pack.trim_start_matches("/packs/"), &format!("{name}.pack"));

        let mut entries = self.file(&index);
        let place = entries.windows(old.len()).position(|bytes| bytes == &old[..]).expect("the index names the pack");
        entries[place..place + new.len()].copy_from_slice(&new);
        self.build_index_wrongly(&page, html, &index, entries);
    }

    fn build_index_wrongly(&self, page: &str, html: String, index: &str, bytes: Vec<u8>) {
        let old = integrity("sha384", &Sha384::digest(self.file(index)));
        let new = integrity("sha384", &Sha384::digest(&bytes));
        assert!(html.contains(&old), "the page names the index's hash");
        self.serve_instead(index, bytes);
        self.serve_instead(page, html.replace(&old, &new).into_bytes());
    }

    fn site(&self) -> MutexGuard<'_, Site> {
        self.site.lock().expect("no request panics")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, site: Arc<Mutex<Site>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let site = site.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| answer(request, &site));
            // A browser may hang up at any time.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// An error ends the connection without an answer.
async fn answer(request: Request<Incoming>, site: &Mutex<Site>) -> io::Result<Response<Full<Bytes>>> {
    let path = request.uri().path().to_owned();
    let target = request.uri().path_and_query().map_or_else(|| path.clone(), |whole| whole.as_str().to_owned());
    let is_report = request.method() == Method::POST && path == REPORTS;
    let report = match is_report {
        true => request.into_body().collect().await.map_err(io::Error::other)?.to_bytes(),
        false => Bytes::new(),
    };
    let locked = || site.lock().map_err(|_| io::Error::other("a request panicked"));
    if is_report {
        locked()?.reports.push(String::from_utf8_lossy(&report).into_owned());
        return Ok(Response::new(Full::default()));
    }
    let wait = {
        let mut site = locked()?;
        site.asked.push(Asked { target, at: Instant::now() });
        if site.is_gone || site.withheld.contains(&path) {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        site.slow.get(&path).copied()
    };
    if let Some(wait) = wait {
        tokio::time::sleep(wait).await;
    }
    Ok(locked()?.respond(&path))
}

impl Site {
    fn respond(&mut self, path: &str) -> Response<Full<Bytes>> {
        let mut response = self.found(path);
        if let Some(headers) = &mut self.headers {
            let file = if path.ends_with('/') { [path, "index.html"].concat() } else { path.to_owned() };
            *response.headers_mut() = headers(&file);
            if let Some(policy) = response.headers_mut().get_mut(CONTENT_SECURITY_POLICY) {
                *policy = reporting(policy.to_str().expect("a policy is text"));
            }
        }
        response
    }

    fn found(&mut self, path: &str) -> Response<Full<Bytes>> {
        if path == probe::ADDRESS {
            return self.response("text/javascript", self.probe());
        }
        let path = if path.ends_with('/') { [path, "index.html"].concat() } else { path.to_owned() };
        let bytes = match self.once.remove(&path).or_else(|| self.instead.get(&path).cloned()) {
            _ if self.lost.contains(&path) => Err(io::ErrorKind::NotFound.into()),
            Some(bytes) => Ok(bytes),
            None if path == WORKER => Ok(self.worker()),
            None => fs::read(self.folder.join(path.trim_start_matches('/'))),
        };
        match (bytes, path.rsplit('.').next()) {
            (Ok(bytes), _) if self.types.contains_key(&path) => self.response(self.types[&path], bytes),
            (Err(_), _) => {
                let mut response = Response::new(Full::default());
                *response.status_mut() = StatusCode::NOT_FOUND;
                response
            }
            (Ok(html), Some("html")) => self.response("text/html; charset=utf-8", watched(&html)),
            (Ok(bytes), Some("js")) => self.response("text/javascript", bytes),
            (Ok(bytes), Some("css")) => self.response("text/css", bytes),
            (Ok(bytes), Some("json")) => self.response("application/json", bytes),
            (Ok(bytes), Some("png")) => self.response("image/png", bytes),
            (Ok(bytes), Some("svg")) => self.response("image/svg+xml", bytes),
            (Ok(bytes), Some("webmanifest")) => self.response("application/manifest+json", bytes),
            (Ok(bytes), Some("wasm")) => self.response("application/wasm", bytes),
            (Ok(bytes), _) => self.response("application/octet-stream", bytes),
        }
    }

    /// What is served differs from what was built: each page has the probe.
    fn worker(&self) -> Vec<u8> {
        let served = |address: &str| {
            if address == probe::ADDRESS.trim_start_matches('/') {
                return Some(self.probe());
            }
            let is_page = address.is_empty() || address.ends_with('/');
            let path = if is_page { format!("/{address}index.html") } else { format!("/{address}") };
            let instead = self.instead.get(&path).cloned();
            if is_page { Some(watched(&instead.unwrap_or_else(|| read(&self.folder, &path)))) } else { instead }
        };
        let built = String::from_utf8(read(&self.folder, WORKER)).expect("a script");
        published::worker(&built, served, &[probe::ADDRESS.trim_start_matches('/')])
    }

    fn probe(&self) -> Vec<u8> {
        [probe::script(self.clock.as_deref()), self.before.clone()].concat().into_bytes()
    }

    fn response(&self, kind: &'static str, bytes: Vec<u8>) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::from(bytes));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        // What a test changes must be seen at once.
        let caching = if self.may_be_cached { "max-age=3600" } else { "no-store" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
        headers.insert(CONTENT_SECURITY_POLICY, self.policy.clone());
        response
    }
}

/// A page with the probe before all else.
fn watched(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    html.replacen("<head>", &format!("<head>\n<script src=\"{}\"></script>", probe::ADDRESS), 1).into_bytes()
}

fn policy_of(html: &[u8]) -> HeaderValue {
    let html = String::from_utf8_lossy(html);
    let tag = html.split('<').find(|tag| tag.contains("Content-Security-Policy")).expect("the page has a policy");
    // As the files for servers have it: the page for webmasters shows a frame, and each other page forbids it to itself.
    reporting(&format!("{}; frame-src 'self'", attribute(tag, "content").expect("the policy has content")))
}

/// A policy whose violations come to our knowledge.
fn reporting(policy: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("{policy}; report-uri {REPORTS}")).expect("the policy fits a header")
}

pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn integrity(algorithm: &str, hash: &[u8]) -> String {
    format!("{algorithm}-{}", BASE64.encode(hash))
}

fn read(folder: &Path, path: &str) -> Vec<u8> {
    let file = folder.join(path.trim_start_matches('/'));
    fs::read(&file).unwrap_or_else(|fault| panic!("{}: {fault}; build the site first", file.display()))
}
