import { describe } from "vitest";
import { script } from "./harness/app.ts";
import { inEveryWay } from "./harness/in-every-way.ts";
import { behavesAsServerSdk } from "./harness/server-sdk.ts";

describe("@clerk/express", () => {
  inEveryWay({ args: script("test/sdks/apps/express.ts") }, behavesAsServerSdk);
});
