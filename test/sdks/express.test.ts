import { describe } from "vitest";
import { script } from "./harness/app.ts";
import { behavesAsServerSdk } from "./harness/server-sdk.ts";

describe("@clerk/express", () => {
  behavesAsServerSdk({ args: script("test/sdks/apps/express.ts") });
});
