import type { User } from "./user.ts";
import type { Instance } from "../instance.ts";
import { sortedView, type SortKey } from "../sorted.ts";

/** The part of a user filter that need not look at every user. */
export interface CandidateFilter {
  ids?: string[] | undefined;
  emailAddresses?: string[] | undefined;
  phoneNumbers?: string[] | undefined;
  usernames?: string[] | undefined;
  externalIds?: string[] | undefined;
  query?: string | undefined;
}

/** Sorting a few costs less than walking all in their kept order, and more than it if they are many. */
const FEW = 1000;

export function orderedUsers(
  instance: Instance,
  candidates: Set<User> | undefined,
  keyOf: (user: User) => SortKey,
): readonly User[] {
  return candidates && candidates.size <= FEW
    ? sortedView(keyOf, candidates).records()
    : instance.store.users.sorted(keyOf);
}

/** The only users that can match, where an index or the search texts know; undefined: any may. */
export function candidateUsers(instance: Instance, filter: CandidateFilter): Set<User> | undefined {
  const { users } = instance.store;
  if (filter.ids?.length) return known(instance, filter.ids);
  const by = (index: "email" | "phone" | "username" | "externalId", keys: string[] | undefined) =>
    keys?.length ? new Set(keys.flatMap((key) => users.by(index, key))) : undefined;
  return (
    by("email", filter.emailAddresses?.map(lower)) ??
    by("phone", filter.phoneNumbers) ??
    by("username", filter.usernames?.map(lower)) ??
    by("externalId", filter.externalIds) ??
    (filter.query ? known(instance, idsMatching(instance, filter.query)) : undefined)
  );
}

function known(instance: Instance, ids: string[]): Set<User> {
  const { users } = instance.store;
  return new Set(ids.map((id) => users.get(id)).filter((user) => user !== undefined));
}

function idsMatching(instance: Instance, query: string): string[] {
  const wanted = lower(query);
  const ids: string[] = [];
  for (const [id, text] of instance.store.users.texts(searchText)) {
    if (text.includes(wanted)) ids.push(id);
  }
  return ids;
}

/** Everything that `query` looks through, in lower case. */
export function searchText(user: User): string {
  const { id, firstName, lastName, username, externalId } = user;
  const identifiers = [
    ...user.emailAddresses.map(({ emailAddress }) => emailAddress),
    ...user.phoneNumbers.map(({ phoneNumber }) => phoneNumber),
  ];
  const name = `${firstName ?? ""} ${lastName ?? ""}`;
  return lower([id, name, username ?? "", externalId ?? "", ...identifiers].join("\n"));
}

const lower = (text: string): string => text.toLowerCase();
