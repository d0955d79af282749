import { html } from "hono/html";
import {
  listDeliveries,
  type WebhookAttempt,
  type WebhookDelivery,
} from "../../resources/webhook-delivery.ts";
import { moment } from "../moment.ts";
import { disclosure, json } from "../record.ts";
import { pageIn, pager } from "../table.ts";
import type { Html, View } from "../view.ts";
import { endpoints } from "./webhook-endpoints.ts";

export const webhooks: View = {
  name: "webhooks",
  title: "Webhooks",
  count: ({ store }) => store.webhookDeliveries.size,
  render({ instance, search }) {
    const all = listDeliveries(instance, {});
    const target = ({ endpointId }: WebhookDelivery): string =>
      instance.store.webhookEndpoints.get(endpointId)?.url ?? endpointId;
    return html`${endpoints(instance)}
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">Deliveries</h2>
        ${
          all.length === 0
            ? html`<p class="empty">
                None yet. Each event is posted to every endpoint that wants it.
              </p>`
            : html`<ol class="cards">
                ${pageIn(all, search).map((delivery) => card(delivery, target(delivery)))}
              </ol>`
        }
        ${pager(all.length, search)}
      </section>`;
  },
};

function card(delivery: WebhookDelivery, url: string): Html {
  const { id, type, eventId, eventAt, status, attempts, body, nextAttemptAt } = delivery;
  return html`<li>
    <article aria-labelledby="${id}">
      <h3 id="${id}">${type} <span class="state ${status}">${status}</span></h3>
      <p class="quiet">${moment(eventAt)} to ${url}</p>
      ${nextAttemptAt === null ? "" : html`<p>Next attempt: ${moment(nextAttemptAt)}</p>`}
      <form data-action="/__instance/webhooks/deliveries/${id}/replay" data-done="Replayed ${type}">
        <button id="replay-${id}" aria-describedby="${id}">Replay</button>
      </form>
      ${disclosure(`body-${id}`, "Body", json(`Body of ${eventId}`, JSON.parse(body)))}
      ${attempts.map((attempt, i) => attemptDetails(`${id}-${i}`, i + 1, attempt))}
    </article>
  </li>`;
}

function attemptDetails(id: string, number: number, attempt: WebhookAttempt): Html {
  const { at, milliseconds, status, error, requestHeaders, responseHeaders, responseBody } =
    attempt;
  const summary = html`Attempt ${number}: ${status ?? error} in ${milliseconds} ms, ${moment(at)}`;
  return disclosure(
    `attempt-${id}`,
    summary,
    html`<h4>Request headers</h4>
      ${json(`Request headers of attempt ${number}`, requestHeaders)}
      <h4>Response</h4>
      ${json(`Response headers of attempt ${number}`, responseHeaders)}
      <pre tabindex="0" role="region" aria-label="Response of attempt ${number}">
${responseBody}</pre>`,
  );
}
