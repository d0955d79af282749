import { candidateUsers, orderedUsers, searchText } from "./user-candidates.ts";
import type { User } from "./user.ts";
import type { Instance } from "../instance.ts";
import type { SortKey } from "../sorted.ts";

/** Any of the listed values, in a field that may hold several. */
export interface UserFilter {
  ids?: string[] | undefined;
  emailAddresses?: string[] | undefined;
  phoneNumbers?: string[] | undefined;
  usernames?: string[] | undefined;
  externalIds?: string[] | undefined;
  web3Wallets?: string[] | undefined;
  /** `google` or `oauth_google` */
  provider?: string | undefined;
  providerUserIds?: string[] | undefined;
  /** Part of an identifier, the id or a name, in any case. */
  query?: string | undefined;
  emailAddressQuery?: string | undefined;
  phoneNumberQuery?: string | undefined;
  usernameQuery?: string | undefined;
  nameQuery?: string | undefined;
  banned?: boolean | undefined;
  /** Members of any of these organizations; an id after `-` leaves its members out. */
  organizationIds?: string[] | undefined;
  created?: Range | undefined;
  lastActive?: Range | undefined;
  lastSignIn?: Range | undefined;
}

export interface Range {
  after?: number | undefined;
  before?: number | undefined;
}

export interface Page {
  limit: number;
  offset: number;
}

/** The fields users can be ordered by. Constants, because a table keeps one sorted view per function. */
export const USER_ORDERS = {
  created_at: (user) => user.createdAt,
  updated_at: (user) => user.updatedAt,
  email_address: (user) => user.emailAddresses[0]?.emailAddress ?? "",
  web3wallet: () => "",
  first_name: (user) => user.firstName ?? "",
  last_name: (user) => user.lastName ?? "",
  phone_number: (user) => user.phoneNumbers[0]?.phoneNumber ?? "",
  username: (user) => user.username ?? "",
  last_active_at: (user) => user.lastActiveAt ?? 0,
  last_sign_in_at: (user) => user.lastSignInAt ?? 0,
} satisfies Record<string, (user: User) => SortKey>;

export interface UserOrder {
  field: keyof typeof USER_ORDERS;
  descending: boolean;
}

export function listUsers(
  instance: Instance,
  filter: UserFilter,
  order: UserOrder,
  { limit, offset }: Page,
): User[] {
  const candidates = candidateUsers(instance, filter);
  const users = orderedUsers(instance, candidates, USER_ORDERS[order.field]);
  const matches = userPredicate(instance, filter);
  const page: User[] = [];
  let toSkip = offset;
  for (let i = 0; i < users.length && page.length < limit; i++) {
    const user = users[order.descending ? users.length - 1 - i : i];
    if (!user || candidates?.has(user) === false || !matches(user)) continue;
    if (toSkip > 0) toSkip--;
    else page.push(user);
  }
  return page;
}

export function countUsers(instance: Instance, filter: UserFilter): number {
  const matches = userPredicate(instance, filter);
  let count = 0;
  for (const user of candidateUsers(instance, filter) ?? instance.store.users.all()) {
    if (matches(user)) count++;
  }
  return count;
}

type Predicate = (user: User) => boolean;

export function userPredicate(instance: Instance, filter: UserFilter): Predicate {
  const tests = [
    memberOf(instance, filter.organizationIds),
    oneOf(filter.ids, (user) => [user.id]),
    oneOf(filter.emailAddresses?.map(lower), (user) => emails(user)),
    oneOf(filter.phoneNumbers, (user) => phones(user)),
    oneOf(filter.usernames?.map(lower), (user) => present(user.username).map(lower)),
    oneOf(filter.externalIds, (user) => present(user.externalId)),
    // Nobody here has one.
    oneOf(filter.web3Wallets, () => []),
    withAccount(filter),
    contains(filter.emailAddressQuery, emails),
    contains(filter.phoneNumberQuery, phones),
    contains(filter.usernameQuery, (user) => present(user.username)),
    contains(filter.nameQuery, (user) => [fullName(user)]),
    contains(filter.query, (user) => [searchText(user)]),
    filter.banned === undefined ? undefined : (user: User) => user.banned === filter.banned,
    within(filter.created, (user) => user.createdAt),
    within(filter.lastActive, (user) => user.lastActiveAt),
    within(filter.lastSignIn, (user) => user.lastSignInAt),
  ].filter((test) => test !== undefined);
  return (user) => tests.every((test) => test(user));
}

function memberOf(instance: Instance, ids: string[] | undefined): Predicate | undefined {
  if (!ids?.length) return undefined;
  const members = (organizations: string[]): Set<string> =>
    new Set(
      organizations
        .flatMap((id) => instance.store.memberships.by("organization", id))
        .map(({ userId }) => userId),
    );
  const excluded = members(ids.filter((id) => id.startsWith("-")).map((id) => id.slice(1)));
  const wanted = ids.filter((id) => !id.startsWith("-")).map((id) => id.replace(/^[+ ]/, ""));
  const included = members(wanted);
  return ({ id }) => !excluded.has(id) && (wanted.length === 0 || included.has(id));
}

function withAccount({ provider, providerUserIds }: UserFilter): Predicate | undefined {
  if (provider === undefined && !providerUserIds?.length) return undefined;
  const wanted = provider?.replace(/^oauth_/, "");
  return ({ externalAccounts }) =>
    externalAccounts.some(
      (account) =>
        (wanted === undefined || account.provider.replace(/^oauth_/, "") === wanted) &&
        (!providerUserIds?.length || providerUserIds.includes(account.providerUserId)),
    );
}

function oneOf(
  wanted: string[] | undefined,
  values: (user: User) => string[],
): Predicate | undefined {
  if (!wanted?.length) return undefined;
  const set = new Set(wanted);
  return (user) => values(user).some((value) => set.has(value));
}

function contains(
  part: string | undefined,
  values: (user: User) => string[],
): Predicate | undefined {
  if (!part) return undefined;
  const wanted = lower(part);
  return (user) => values(user).some((value) => lower(value).includes(wanted));
}

function within(
  range: Range | undefined,
  value: (user: User) => number | null,
): Predicate | undefined {
  if (range?.after === undefined && range?.before === undefined) return undefined;
  const { after = -Infinity, before = Infinity } = range;
  return (user) => {
    const at = value(user);
    return at !== null && at > after && at < before;
  };
}

const lower = (text: string): string => text.toLowerCase();
const present = (text: string | null): string[] => (text === null ? [] : [text]);
const emails = (user: User): string[] => user.emailAddresses.map((email) => email.emailAddress);
const phones = (user: User): string[] => user.phoneNumbers.map((phone) => phone.phoneNumber);
const fullName = (user: User): string => `${user.firstName ?? ""} ${user.lastName ?? ""}`;

/** Orders what a first page would have to order, so that no request after a large seed waits for it. */
export function warmUserLists({ store }: Instance): void {
  for (const keyOf of Object.values(USER_ORDERS)) store.users.sorted(keyOf);
  store.users.texts(searchText);
}
