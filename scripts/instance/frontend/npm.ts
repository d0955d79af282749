import { Hono } from "hono";
import { apiError, routeNotFound } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { createBundles } from "../ui-bundles/bundles.ts";
import { redirect } from "../ui-bundles/redirect.ts";

/** Where apps load clerk-js and the UI from. */
export const npm = ({ origins }: Instance) => {
  const bundles = createBundles();
  return new Hono().get("/@clerk/:package/dist/:file", async (c) => {
    const [name = ""] = c.req.param("package").split("@");
    const file = await bundles.read(name, c.req.param("file")).catch(unreachable);
    if (!file) throw routeNotFound("GET", c.req.path);
    return new Response(new Uint8Array(redirect(file, origins)), {
      headers: {
        "access-control-allow-origin": "*",
        "cache-control": "public, max-age=3600",
        "content-type": "text/javascript; charset=utf-8",
      },
    });
  });
};

function unreachable(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The UI bundles could not be fetched with npm: ${reason}`;
  throw apiError(503, "ui_bundles_unavailable", "UI bundles unavailable", message);
}
