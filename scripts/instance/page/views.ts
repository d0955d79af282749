import type { View } from "./view.ts";
import { faults } from "./views/faults.ts";
import { inbox } from "./views/inbox.ts";
import { keys } from "./views/keys.ts";
import { organizations } from "./views/organizations.ts";
import { sessions } from "./views/sessions.ts";
import { users } from "./views/users.ts";
import { webhooks } from "./views/webhooks.ts";

/** Every tab, in the order it is shown. */
export const VIEWS: readonly [View, ...View[]] = [
  keys,
  users,
  sessions,
  organizations,
  inbox,
  webhooks,
  faults,
];

export function viewNamed(name: string | null): View {
  return VIEWS.find((view) => view.name === name) ?? VIEWS[0];
}
