import { createInstance } from "../instance/instance.ts";
import { updateSettings } from "../instance/resources/settings.ts";
import { parseSeed } from "../instance/seed/parse-seed.ts";
import { seed } from "../instance/seed/seed.ts";
import { serve } from "../instance/serve.ts";

/** An instance with many users, in a process of its own whose memory can be told. */
const [count = "0"] = process.argv.slice(2);
const users = Array.from({ length: Number(count) }, (_, i) => ({
  email_address: [`user${i}@example.com`],
  username: `user_${i}`,
  first_name: `First${i % 997}`,
  last_name: `Last${i % 991}`,
  public_metadata: { plan: i % 3 === 0 ? "pro" : "free" },
}));
const instance = createInstance();
updateSettings(instance, { rateLimited: false });
const started = performance.now();
seed(instance, parseSeed({ users }));
const seconds = (performance.now() - started) / 1000;
const served = await serve(instance);
const { secretKey } = instance.keys;
users.length = 0;
process.stdout.write(`${JSON.stringify({ backend: served.backend, secretKey, seconds })}\n`);
process.once("SIGTERM", () => process.exit());
