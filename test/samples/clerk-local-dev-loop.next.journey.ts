import { refusals } from "./clerk-local-dev-loop/refusals.ts";
import { seeds } from "./clerk-local-dev-loop/seeds.ts";
import { unitTests } from "./clerk-local-dev-loop/unit-tests.ts";
import { journey } from "./harness/journey.ts";

journey("clerk-local-dev-loop.next", (plot) => {
  seeds(plot);
  unitTests(plot);
  refusals(plot);
  plot.excuse(
    "app/api/reports/route.ts:5 !isAuthenticated",
    "a stranger has neither an organization nor a role, which the guards after it ask for",
  );
});
