import { html } from "hono/html";
import { listSessions, sessionJson, sessionStatus } from "../../resources/session.ts";
import { moment } from "../moment.ts";
import { disclosure, json } from "../record.ts";
import { pageIn, pager, table } from "../table.ts";
import type { View } from "../view.ts";
import { addresses, fullName } from "./users.ts";

export const sessions: View = {
  name: "sessions",
  title: "Sessions",
  count: ({ store }) => store.sessions.size,
  render({ instance, search }) {
    const all = listSessions(instance, {});
    const owner = (userId: string): string => {
      const user = instance.store.users.get(userId);
      return user ? addresses(user) || fullName(user) : userId;
    };
    return html`${table({
      caption: "Sessions, newest first",
      columns: ["User", "Status", "Last active", "Expires", "Record"],
      records: pageIn(all, search),
      row: (session) => [
        owner(session.userId),
        sessionStatus(instance, session),
        moment(session.lastActiveAt),
        moment(session.expireAt),
        disclosure(
          `record-${session.id}`,
          session.id,
          json(session.id, sessionJson(instance, session)),
        ),
      ],
      empty: "Nobody has signed in yet.",
    })}
    ${pager(all.length, search)}`;
  },
};
