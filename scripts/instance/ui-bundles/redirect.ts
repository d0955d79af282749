import type { Origins } from "../origins.ts";

/**
 * The bundles name two hosts of Clerk themselves: logos and placeholders, and telemetry. At Clerk's
 * host names they are served as published; a browser at the plain URL gets them with ours in place.
 */
export function redirect(bundle: Buffer, { images, frontend }: Origins): Buffer {
  if (images === IMAGES || !(bundle.includes(IMAGES) || bundle.includes(TELEMETRY))) return bundle;
  const code = bundle.toString().replaceAll(IMAGES, images).replaceAll(TELEMETRY, frontend);
  return Buffer.from(code);
}

const IMAGES = "https://img.clerk.com";
const TELEMETRY = "https://clerk-telemetry.com";
