import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { getImage } from "../resources/image.ts";

/**
 * Clerk's image host: uploads, drawn avatars and provider logos. The UI reads an image's path, so on
 * the plain URL they lie at its root too.
 */
export const images = (instance: Instance) =>
  new Hono()
    .get("/static/:name", (c) => {
      const name = c.req.param("name").replace(/\.\w+$/, "");
      return svg(drawing(name.slice(0, 1).toUpperCase(), name));
    })
    .get("/:id{(?:img_|eyJ).+}", (c) => {
      const id = c.req.param("id");
      if (!id.startsWith("img_")) return svg(drawing(initials(id), id));
      const { contentType, bytes } = getImage(instance, id);
      return new Response(new Uint8Array(bytes), {
        headers: { ...HEADERS, "content-type": contentType },
      });
    });

/** An uploaded SVG must not run as a page of this host. */
const HEADERS = {
  "access-control-allow-origin": "*",
  "cache-control": "public, max-age=86400",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "x-content-type-options": "nosniff",
};

function svg(text: string): Response {
  return new Response(text, { headers: { ...HEADERS, "content-type": "image/svg+xml" } });
}

function initials(encoded: string): string {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(encoded, "base64url").toString());
    const text = Object(parsed).initials;
    return typeof text === "string" ? text.slice(0, 2).replaceAll(/[^\p{L}\p{N}]/gu, "") : "";
  } catch {
    return "";
  }
}

function drawing(text: string, seed: string): string {
  const hue = createHash("sha256").update(seed).digest().readUInt16BE() % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(${hue} 55% 45%)"/><text x="32" y="42" font-family="system-ui,sans-serif" font-size="28" text-anchor="middle" fill="#fff">${text}</text></svg>`;
}
