import { html } from "hono/html";
import type { Instance } from "../../instance.ts";
import type { WebhookEndpoint } from "../../resources/webhook-endpoint.ts";
import { copyable } from "../copyable.ts";
import { table } from "../table.ts";
import type { Html } from "../view.ts";

export function endpoints(instance: Instance): Html {
  return html`<section aria-labelledby="endpoints">
    <h2 id="endpoints">Endpoints</h2>
    ${table({
      caption: "Endpoints",
      columns: ["Address", "Events", "Signing secret", "Action"],
      records: [...instance.store.webhookEndpoints.all()],
      row: (endpoint) => [
        endpoint.url,
        endpoint.events.join(", ") || "all",
        copyable(`the signing secret of ${endpoint.url}`, endpoint.secret),
        removal(endpoint),
      ],
      empty: "No endpoint yet.",
    })}
    <form class="row" data-action="/__instance/webhooks/endpoints" data-done="Added the endpoint">
      <label for="url">Add an endpoint</label>
      <input
        id="url"
        name="url"
        type="url"
        required
        placeholder="http://localhost:3000/api/webhooks"
      />
      <button>Add</button>
    </form>
  </section>`;
}

function removal({ id, url }: WebhookEndpoint): Html {
  return html`<form
    data-action="/__instance/webhooks/endpoints/${id}"
    data-method="DELETE"
    data-done="Removed ${url}"
  >
    <button id="remove-${id}" aria-label="Remove ${url}">Remove</button>
  </form>`;
}
