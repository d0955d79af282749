import { specs } from "./clerk-ci-integration/specs.ts";
import { leftovers } from "./clerk-ci-integration/leftovers.ts";
import { journey } from "./harness/journey.ts";

journey("clerk-ci-integration.next", (plot) => {
  specs(plot);
  leftovers(plot);
  plot.attack("a stranger asks the API", async ({ ask }) => (await ask("/api/me")).ok);
  plot.attack("a stranger opens the dashboard", async ({ ask }) => (await ask("/dashboard")).ok);
});
