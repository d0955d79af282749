import { html } from "hono/html";
import type { Html } from "./view.ts";

/** A value with a button that copies it. */
export function copyable(label: string, value: string): Html {
  return html`<span class="copyable"
    ><code>${value}</code>
    <button type="button" data-copy="${value}" aria-label="Copy ${label}">Copy</button></span
  >`;
}
