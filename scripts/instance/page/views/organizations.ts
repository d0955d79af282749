import { html } from "hono/html";
import { newestFirst } from "../../resources/order.ts";
import { organizationJson } from "../../resources/organization.ts";
import { moment } from "../moment.ts";
import { disclosure, json } from "../record.ts";
import { pageIn, pager, table } from "../table.ts";
import type { View } from "../view.ts";

export const organizations: View = {
  name: "organizations",
  title: "Organizations",
  count: ({ store }) => store.organizations.size,
  render({ instance, search }) {
    const { memberships, organizationInvitations } = instance.store;
    const all = newestFirst(instance.store.organizations.all());
    return html`${table({
      caption: "Organizations, newest first",
      columns: ["Name", "Slug", "Members", "Invitations", "Created", "Record"],
      records: pageIn(all, search),
      row: (organization) => [
        organization.name,
        organization.slug,
        memberships.countBy("organization", organization.id),
        organizationInvitations.countBy("organization", organization.id),
        moment(organization.createdAt),
        disclosure(
          `record-${organization.id}`,
          organization.id,
          json(organization.id, organizationJson(instance, organization)),
        ),
      ],
      empty: "No organization yet. Create one in your app.",
    })}
    ${pager(all.length, search)}`;
  },
};
