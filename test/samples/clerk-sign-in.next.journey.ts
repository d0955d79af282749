import { password } from "./clerk-sign-in/password.ts";
import { prebuilt } from "./clerk-sign-in/prebuilt.ts";
import { providers } from "./clerk-sign-in/providers.ts";
import { tasks } from "./clerk-sign-in/tasks.ts";
import { withoutPassword } from "./clerk-sign-in/without-password.ts";
import { journey } from "./harness/journey.ts";

journey("clerk-sign-in.next", (plot) => {
  prebuilt(plot);
  password(plot);
  withoutPassword(plot);
  providers(plot);
  tasks(plot);
});
