import { html, raw } from "hono/html";
import type { Instance } from "../../instance.ts";
import { portalHost } from "../../front/hosts.ts";
import { PORTAL_PREFIX } from "../../origins.ts";
import { settings } from "../../resources/settings.ts";
import { PORTAL_SCRIPT } from "./portal-script.ts";

/** At Clerk's host names scripts come from the Frontend API's host, on the plain URL from here. */
export function portalPage(instance: Instance, component: string, url: URL) {
  const { host, publishableKey } = instance.keys;
  const isFronted = url.hostname === portalHost(host);
  const config = {
    component,
    publishableKey,
    frontend: isFronted ? `https://${host}` : url.origin,
    proxyUrl: isFronted ? undefined : url.origin,
    base: isFronted ? "" : PORTAL_PREFIX,
    allowedOrigins: settings(instance).allowedOrigins,
  };
  const bundle = (path: string): string => `${config.frontend}/npm/@clerk/${path}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${settings(instance).applicationName}</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            margin: 0;
            color: #1d1d27;
          }
          header {
            display: flex;
            gap: 1rem;
            align-items: center;
            min-height: 2.5rem;
            padding: 0.5rem 1rem;
          }
          main {
            display: flex;
            justify-content: center;
            padding: 5vh 1rem;
          }
        </style>
        <script crossorigin src="${bundle("ui@1/dist/ui.browser.js")}"></script>
        <script
          crossorigin
          src="${bundle("clerk-js@6/dist/clerk.browser.js")}"
          data-clerk-publishable-key="${publishableKey}"
          data-clerk-proxy-url="${config.proxyUrl ?? ""}"
        ></script>
      </head>
      <body>
        <header id="header"></header>
        <main id="main"></main>
        <script type="module">
          const config = ${raw(JSON.stringify(config).replaceAll("<", "\\u003c"))};
          ${raw(PORTAL_SCRIPT)};
        </script>
      </body>
    </html>`;
}
