import { html } from "hono/html";
import { plainEnvironment, type Environment } from "../../env.ts";
import { copyable } from "../copyable.ts";
import type { View } from "../view.ts";

/** What an app needs to find the instance. */
export const keys: View = {
  name: "keys",
  title: "Keys",
  async render({ instance, origin, env }) {
    const { publishableKey, secretKey } = instance.keys;
    return html`<dl>
        <dt>Publishable key</dt>
        <dd>${copyable("the publishable key", publishableKey)}</dd>
        <dt>Secret key</dt>
        <dd>${copyable("the secret key", secretKey)}</dd>
        <dt>Backend API</dt>
        <dd>${copyable("the Backend API's address", `${origin}/bapi`)}</dd>
        <dt>Frontend API</dt>
        <dd>${copyable("the Frontend API's address", origin)}</dd>
      </dl>
      ${block(
        "env",
        "Environment",
        "Set all of it where the app starts, never in a file: keys without the preload would reach out to the real Clerk.",
        (await env?.()) ?? {},
      )}
      ${block(
        "plain",
        "For Next.js in your own browser",
        "Your browser finds the instance here, and not at Clerk's host names. Set these beside the ones above.",
        plainEnvironment({ frontend: origin }),
      )}`;
  },
};

function block(id: string, title: string, about: string, env: Environment) {
  const text = Object.entries(env)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join("\n");
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <p>${about}</p>
    <pre tabindex="0" role="region" aria-labelledby="${id}">${text}</pre>
    <button type="button" data-copy="${text}">Copy ${title.toLowerCase()}</button>
  </section>`;
}
