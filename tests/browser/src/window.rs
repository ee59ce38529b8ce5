//! The window a page is read in.

use crate::visit::Visit;
use serde_json::json;

impl Visit {
    /// A page this wide, in its own pixels, and as high as a small phone.
    pub async fn width(&self, width: u32) {
        self.size(width, 640).await;
    }

    /// A page of this size, in its own pixels. In Firefox and WebKitGTK it is another window from now on,
    /// and in the latter's nothing can have focus.
    pub async fn size(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        if !self.chromium("Emulation.setDeviceMetricsOverride", size).await {
            self.open_window(width, height).await;
        }
        let width = self.engine.narrowest().max(width);
        self.until(&format!("innerWidth === {width} && innerHeight === {height}")).await;
    }

    /// How many windows and tabs are open.
    pub async fn windows(&self) -> usize {
        self.client.windows().await.expect("the windows that are open").len()
    }

    /// A window with nothing but a page in it: the usual one is no narrower than its tools.
    async fn open_window(&self, width: u32, height: u32) {
        // It may be remembered how large the last window was.
        self.keep_from_others();
        let usual = self.client.windows().await.expect("the windows that are open");
        // WebKit opens one for a hand alone.
        let button = format!(
            "void (() => {{
                 const button = document.createElement('button');
                 button.id = 'open-window';
                 button.onclick = () => open('about:blank', '', 'popup,width={width},height={height}');
                 document.documentElement.append(button);
             }})()"
        );
        self.js(&button).await;
        self.click("#open-window").await;
        self.js("document.getElementById('open-window').remove()").await;
        let windows = self.client.windows().await.expect("the windows that are open");
        let new = windows.into_iter().find(|window| !usual.contains(window)).expect("a window of this size");
        self.client.switch_to_window(new).await.expect("the new window is shown");
    }
}
