import { html } from "hono/html";
import type { Fault, FaultEffect } from "../../faults.ts";
import { moment } from "../moment.ts";
import { table } from "../table.ts";
import type { Html, View } from "../view.ts";
import { clockControls } from "./clock-controls.ts";
import { faultForm } from "./fault-form.ts";

export const faults: View = {
  name: "faults",
  title: "Faults and clock",
  render: ({ instance }) =>
    html`${clockControls(instance)}
      <section aria-labelledby="faults">
        <h2 id="faults">Faults</h2>
        ${table({
          caption: "Faults in force",
          columns: ["What", "Where", "Share", "Until", "Hits", "Action"],
          records: instance.faults.active(),
          row: (fault) => [
            wording(fault.effect),
            scope(fault),
            `${fault.share * 100} %`,
            fault.until === null ? "ended by hand" : moment(fault.until),
            fault.hits,
            removal(fault),
          ],
          empty: "All is well. Break something below and see what your app does.",
        })}
        ${faultForm()}
      </section>`,
};

function wording(effect: FaultEffect): string {
  switch (effect.kind) {
    case "latency":
      return `${effect.milliseconds} ms slower`;
    case "error":
      return `${effect.status} ${effect.code}`;
    case "rate_limit":
      return `429, retry after ${effect.retryAfter} s`;
    case "outage":
      return effect.how === "drop" ? "Connections drop" : "503 for everything";
  }
}

function scope({ api, method, path }: Fault): string {
  return [api ?? "everything", method, path].filter(Boolean).join(" ");
}

function removal({ id, effect }: Fault): Html {
  return html`<form
    data-action="/__instance/faults/${id}"
    data-method="DELETE"
    data-done="Ended the fault"
  >
    <button id="end-${id}" aria-label="End: ${wording(effect)}">End</button>
  </form>`;
}
