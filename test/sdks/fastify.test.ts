import { describe } from "vitest";
import { script } from "./harness/app.ts";
import { inEveryWay } from "./harness/in-every-way.ts";
import { behavesAsServerSdk } from "./harness/server-sdk.ts";
import { WAYS } from "./harness/ways.ts";

describe("@clerk/fastify", () => {
  // Its plugin takes `apiUrl` in code only and ignores CLERK_API_URL, so the plain address is no way in.
  inEveryWay({ args: script("test/sdks/apps/fastify.ts") }, behavesAsServerSdk, [
    WAYS.both,
    WAYS.hosts,
  ]);
});
