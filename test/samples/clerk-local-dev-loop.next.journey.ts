import { refusals } from "./clerk-local-dev-loop/refusals.ts";
import { seeds } from "./clerk-local-dev-loop/seeds.ts";
import { unitTests } from "./clerk-local-dev-loop/unit-tests.ts";
import { journey } from "./harness/journey.ts";

journey("clerk-local-dev-loop.next", (plot) => {
  seeds(plot);
  unitTests(plot);
  refusals(plot);
});
