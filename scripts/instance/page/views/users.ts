import { html } from "hono/html";
import { userJson } from "../../resources/user-json.ts";
import { countUsers, listUsers } from "../../resources/user-list.ts";
import type { User } from "../../resources/user.ts";
import { moment } from "../moment.ts";
import { disclosure, json } from "../record.ts";
import { offsetIn, PAGE, pager, table } from "../table.ts";
import type { View } from "../view.ts";

const NEWEST = { field: "created_at", descending: true } as const;

export const users: View = {
  name: "users",
  title: "Users",
  count: ({ store }) => store.users.size,
  render({ instance, search }) {
    const query = search.get("query") ?? "";
    const filter = query ? { query } : {};
    const page = { limit: PAGE, offset: offsetIn(search) };
    return html`<form class="search" role="search">
        <input type="hidden" name="view" value="users" />
        <label for="query">Find by name, address or id</label>
        <input id="query" name="query" type="search" value="${query}" />
        <button>Find</button>
      </form>
      ${table({
        caption: "Users, newest first",
        columns: ["Name", "Addresses", "State", "Created", "Record"],
        records: listUsers(instance, filter, NEWEST, page),
        row: (user) => [
          fullName(user),
          addresses(user),
          standing(user),
          moment(user.createdAt),
          disclosure(`record-${user.id}`, user.id, json(user.id, userJson(instance, user))),
        ],
        empty: query ? `Nobody matches ${query}.` : "Nobody yet. Sign up in your app.",
      })}
      ${pager(countUsers(instance, filter), search)}`;
  },
};

export function fullName({ firstName, lastName, username }: User): string {
  return [firstName, lastName].filter(Boolean).join(" ") || username || "No name";
}

export function addresses({ emailAddresses, phoneNumbers }: User): string {
  return [
    ...emailAddresses.map(({ emailAddress }) => emailAddress),
    ...phoneNumbers.map(({ phoneNumber }) => phoneNumber),
  ].join(", ");
}

function standing({ banned, locked }: User): string {
  return banned ? "banned" : locked ? "locked" : "active";
}
