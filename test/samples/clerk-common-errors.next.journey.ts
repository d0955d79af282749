import { answers } from "./clerk-common-errors/answers.ts";
import { forms } from "./clerk-common-errors/forms.ts";
import { loops } from "./clerk-common-errors/loops.ts";
import { sessions } from "./clerk-common-errors/sessions.ts";
import { symptoms } from "./clerk-common-errors/symptoms.ts";
import { why } from "./clerk-common-errors/why.ts";
import { journey } from "./harness/journey.ts";

journey("clerk-common-errors.next", (plot) => {
  symptoms(plot);
  loops(plot);
  sessions(plot);
  answers(plot);
  forms(plot);
  why(plot);
  plot.excuse("app/plan/page.tsx:6", "without claims the page throws");
});
