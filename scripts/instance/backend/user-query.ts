import * as z from "zod";
import { flag, integer, list, PAGE, single } from "../middleware/pagination.ts";
import { USER_ORDERS, type UserFilter, type UserOrder } from "../resources/user-list.ts";

export const USER_FILTER = {
  user_id: list.optional(),
  email_address: list.optional(),
  phone_number: list.optional(),
  username: list.optional(),
  external_id: list.optional(),
  web3_wallet: list.optional(),
  provider: single.optional(),
  provider_user_id: list.optional(),
  organization_id: list.optional(),
  query: single.optional(),
  email_address_query: single.optional(),
  phone_number_query: single.optional(),
  username_query: single.optional(),
  name_query: single.optional(),
  banned: flag.optional(),
  created_at_after: integer.optional(),
  created_at_before: integer.optional(),
  last_active_at_after: integer.optional(),
  last_active_at_since: integer.optional(),
  last_active_at_before: integer.optional(),
  last_sign_in_at_after: integer.optional(),
  last_sign_in_at_before: integer.optional(),
};

const FilterFields = z.object(USER_FILTER);

export const UserFilterQuery = FilterFields.transform(toUserFilter);

export const UserListQuery = z
  .object({
    ...USER_FILTER,
    ...PAGE,
    order_by: single
      .pipe(z.string().regex(new RegExp(`^[+-]?(?:${Object.keys(USER_ORDERS).join("|")})$`)))
      .default("-created_at"),
  })
  .transform(({ limit, offset, order_by: order, ...filter }) => ({
    filter: toUserFilter(filter),
    order: toOrder(order),
    page: { limit, offset },
  }));

function toOrder(text: string): UserOrder {
  const field = text.replace(/^[+-]/, "");
  return {
    field: field in USER_ORDERS ? (field as UserOrder["field"]) : "created_at",
    descending: text.startsWith("-"),
  };
}

export function toUserFilter(fields: z.output<typeof FilterFields>): UserFilter {
  return {
    ids: fields.user_id,
    emailAddresses: fields.email_address,
    phoneNumbers: fields.phone_number,
    usernames: fields.username,
    externalIds: fields.external_id,
    web3Wallets: fields.web3_wallet,
    provider: fields.provider,
    providerUserIds: fields.provider_user_id,
    organizationIds: fields.organization_id,
    query: fields.query,
    emailAddressQuery: fields.email_address_query,
    phoneNumberQuery: fields.phone_number_query,
    usernameQuery: fields.username_query,
    nameQuery: fields.name_query,
    banned: fields.banned,
    created: { after: fields.created_at_after, before: fields.created_at_before },
    lastActive: {
      after: fields.last_active_at_after ?? fields.last_active_at_since,
      before: fields.last_active_at_before,
    },
    lastSignIn: { after: fields.last_sign_in_at_after, before: fields.last_sign_in_at_before },
  };
}
