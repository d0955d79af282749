import { html } from "hono/html";
import type { Instance } from "../../instance.ts";
import { moment } from "../moment.ts";
import type { Html } from "../view.ts";

const MINUTE = 60_000;

/** Moves time, skews what tokens are stamped with, and changes the key they are signed with. */
export function clockControls({ clock, now }: Instance): Html {
  return html`<section aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <dl>
      <dt>Now</dt>
      <dd>${moment(now())}</dd>
      <dt>Ahead of the machine</dt>
      <dd>${clock.offset() / MINUTE} minutes</dd>
      <dt>Tokens are stamped</dt>
      <dd>${clock.currentSkew() / 1000} seconds off</dd>
    </dl>
    ${amount("advance", "Advance by (minutes)", "advance_ms", MINUTE, "Advance")}
    ${amount("skew", "Skew tokens by (seconds)", "skew_ms", 1000, "Skew")}
    ${act("/__instance/clock", "DELETE", "Back to the machine's time")}
    ${act("/__instance/keys/rotate", "POST", "Rotate the signing key")}
  </section>`;
}

function amount(id: string, label: string, name: string, unit: number, verb: string): Html {
  return html`<form class="row" data-action="/__instance/clock" data-done="The clock is set">
    <label for="${id}">${label}</label>
    <input id="${id}" name="${name}" type="number" required data-unit="${unit}" />
    <button>${verb}</button>
  </form>`;
}

function act(action: string, method: string, label: string): Html {
  return html`<form data-action="${action}" data-method="${method}" data-done="Done: ${label}">
    <button>${label}</button>
  </form>`;
}
