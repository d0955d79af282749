import { html } from "hono/html";
import type { Html } from "./view.ts";

/** A time a person can read; hovering shows what the API says. */
export function moment(milliseconds: number | null): Html {
  if (milliseconds === null) return html`<span class="quiet">never</span>`;
  const iso = new Date(milliseconds).toISOString();
  const [day = "", time = ""] = iso.split("T");
  return html`<time datetime="${iso}" title="${milliseconds}"
    >${day} ${time.slice(0, 8)} UTC</time
  >`;
}
