import { html } from "hono/html";
import type { Html } from "./view.ts";

/** What can be opened: its id keeps it open while the page refreshes. */
export function disclosure(id: string, summary: Html | string, content: Html): Html {
  return html`<details id="${id}">
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

/** A value as the API would answer it. */
export function json(label: string, value: unknown): Html {
  return html`<pre tabindex="0" role="region" aria-label="${label}">
${JSON.stringify(value, null, 2)}</pre>`;
}
