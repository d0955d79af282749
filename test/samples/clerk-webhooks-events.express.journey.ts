import { expect } from "vitest";
import { receiver } from "./clerk-webhooks-events/receivers.ts";
import { journey } from "./harness/journey.ts";

journey("clerk-webhooks-events.express", (plot) => {
  receiver(plot, "the app", async ({ stage }) => stage.url);

  plot.walk("other routes have their JSON parsed as ever", async ({ ask }) => {
    expect(await (await ask("/")).json()).toEqual({ status: "ok" });
  });
});
