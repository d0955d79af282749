import { html } from "hono/html";
import { listMessages, type Message } from "../../resources/message.ts";
import { copyable } from "../copyable.ts";
import { localLink } from "../local-link.ts";
import { moment } from "../moment.ts";
import { pageIn, pager } from "../table.ts";
import type { Html, View } from "../view.ts";

/** Every email and SMS that Clerk would have sent. */
export const inbox: View = {
  name: "inbox",
  title: "Inbox",
  count: ({ store }) => store.messages.size,
  render({ instance, origin, search }) {
    const all = listMessages(instance);
    if (all.length === 0) {
      return html`<p class="empty">
        Nothing yet. Codes and links arrive here; no email and no SMS leaves this machine.
      </p>`;
    }
    const link = (url: string): string | undefined => localLink(url, instance.keys.host, origin);
    return html`<ol class="cards">
        ${pageIn(all, search).map((message) => card(message, link))}
      </ol>
      ${pager(all.length, search)}`;
  },
};

function card(message: Message, localUrl: (url: string) => string | undefined): Html {
  const { id, kind, to, subject, code, link, createdAt } = message;
  const url = link === null ? undefined : localUrl(link);
  return html`<li>
    <article aria-labelledby="${id}">
      <h2 id="${id}">${subject}</h2>
      <p class="quiet">${kind === "email" ? "Email" : "SMS"} to ${to}, ${moment(createdAt)}</p>
      ${code === null ? "" : html`<p class="code">${copyable(`the code for ${to}`, code)}</p>`}
      ${
        url === undefined
          ? ""
          : html`<p>
              <a id="link-${id}" href="${url}" target="_blank" rel="noreferrer">Open the link</a>
            </p>`
      }
    </article>
  </li>`;
}
