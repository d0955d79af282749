import { html } from "hono/html";
import type { Instance } from "../instance.ts";
import { settings } from "../resources/settings.ts";
import { moment } from "./moment.ts";
import type { Html, View } from "./view.ts";

interface LayoutInput {
  instance: Instance;
  views: readonly View[];
  view: View;
  version: string;
  content: Html;
}

export function layout({ instance, views, view, version, content }: LayoutInput): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${view.title} · ${settings(instance).applicationName}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__page/style.css" />
        <script type="module" src="/__page/script.js"></script>
      </head>
      <body data-version="${version}">
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <strong>${settings(instance).applicationName}</strong>
          <span class="quiet">Clerk, imitated on this machine</span>
          <span class="clock">${moment(instance.now())}</span>
        </header>
        <nav aria-label="Views">
          <ul>
            ${views.map((one) => tab(instance, one, view))}
          </ul>
        </nav>
        <main id="main" tabindex="-1">
          <h1>${view.title}</h1>
          ${content}
        </main>
        <p id="status" role="status" aria-live="polite"></p>
      </body>
    </html>`;
}

function tab(instance: Instance, { name, title, count }: View, open: View): Html {
  const number = count?.(instance);
  const badge = number === undefined ? "" : html` <span class="badge">${number}</span>`;
  const current = name === open.name ? html` aria-current="page"` : "";
  return html`<li><a id="tab-${name}" href="/?view=${name}" ${current}>${title}${badge}</a></li>`;
}
