import { afterAll, beforeAll, describe } from "vitest";
import { startApp, type App, type Launch } from "./app.ts";
import { openDev, type DevInstance } from "./dev.ts";
import { WAYS, type Way } from "./ways.ts";

export interface Running {
  way: Way;
  dev: DevInstance;
  app: App;
}

/** Asked for inside a test: what runs while it does. */
export type GetRunning = () => Running;

/** The same tests for an app that is led to the instance in each of the ways. */
export function inEveryWay(
  launch: Omit<Launch, "env">,
  tests: (running: GetRunning) => void,
  ways: readonly Way[] = Object.values(WAYS),
): void {
  describe.each(ways)("$name", (way) => {
    let running: Running;
    beforeAll(async () => {
      const dev = await openDev();
      const app = await startApp({ ...launch, env: way.of(dev.env) });
      await dev.sendWebhooksTo(`${app.url}/webhooks`);
      running = { way, dev, app };
    });
    afterAll(async () => {
      await running.app.close();
      await running.dev.close();
    });
    tests(() => running);
  });
}
