import type { Context } from "hono";
import { html } from "hono/html";
import type { Instance } from "../instance.ts";
import { isTrustedUrl } from "../middleware/trusted-origin.ts";
import { page } from "./page.ts";

/**
 * Sends the browser back to the app, with the dev browser's token as Clerk does in development: the
 * app's server then asks for a handshake and sees the new session at once.
 */
export function leaveTo(
  instance: Instance,
  c: Context,
  url: string | null,
  clientId: string | null,
): Response | Promise<Response> {
  if (url === null || !isTrustedUrl(instance, url)) {
    return c.html(
      page(
        "Done",
        html`<h1>Done</h1>
          <p>You can close this page.</p>`,
      ),
    );
  }
  const target = new URL(url);
  const [browser] = instance.store.devBrowsers.by("client", clientId ?? "");
  if (browser) target.searchParams.set("__clerk_db_jwt", browser.id);
  c.header("Cache-Control", "no-store");
  return c.redirect(target.href, 303);
}
