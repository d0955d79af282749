import { html } from "hono/html";
import type { Html } from "../view.ts";

/** As the control API takes them. */
const EFFECTS: [label: string, effect: object][] = [
  ["2 seconds slower", { kind: "latency", milliseconds: 2_000 }],
  ["20 seconds slower", { kind: "latency", milliseconds: 20_000 }],
  ["500 internal_clerk_error", { kind: "error", status: 500, code: "internal_clerk_error" }],
  ["429, retry after 10 s", { kind: "rate_limit", retry_after: 10 }],
  ["Outage: connections drop", { kind: "outage", how: "drop" }],
  ["Outage: 503", { kind: "outage", how: "unavailable" }],
];

export function faultForm(): Html {
  return html`<form class="row" data-action="/__instance/faults" data-done="Injected the fault">
    <label for="effect">What</label>
    <select id="effect" name="effect" data-json>
      ${EFFECTS.map(
        ([label, effect]) => html`<option value="${JSON.stringify(effect)}">${label}</option>`,
      )}
    </select>
    <label for="api">Where</label>
    <select id="api" name="api">
      <option value="">everything</option>
      <option value="backend">Backend API</option>
      <option value="frontend">Frontend API</option>
    </select>
    <label for="path">Path</label>
    <input id="path" name="path" placeholder="any, or /users/*" />
    <label for="share">How often</label>
    <select id="share" name="share" data-json>
      <option value="1">every request</option>
      <option value="0.5">every second</option>
      <option value="0.1">every tenth</option>
    </select>
    <label for="duration">For (seconds)</label>
    <input id="duration" name="duration_ms" type="number" min="1" data-unit="1000" />
    <button>Inject</button>
  </form>`;
}
