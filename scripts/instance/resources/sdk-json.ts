import type { APIKey, ClerkClient, M2MToken, Machine, SamlConnection } from "@clerk/backend";

/** The package exports these classes and not their JSON, which is what they are made from. */
type JSONOf<T extends { fromJSON: (json: never) => unknown }> = Parameters<T["fromJSON"]>[0];

export type APIKeyJSON = JSONOf<typeof APIKey>;
export type MachineJSON = JSONOf<typeof Machine>;
export type M2MTokenJSON = JSONOf<typeof M2MToken> & { last_used_at: number | null };
export type SamlConnectionJSON = JSONOf<typeof SamlConnection>;

/** Of these not even the classes are exported: the wire follows from what the methods yield. */
type Snake<S extends string> = S extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : S;
type Wire<T> = { [K in keyof T as K extends string ? Snake<K> : never]: T[K] };
type Yield<T extends (...args: never[]) => unknown> = Awaited<ReturnType<T>>;

export type MachineScopeJSON = Wire<
  Pick<Yield<ClerkClient["machines"]["createScope"]>, "fromMachineId" | "toMachineId">
> & { object: "machine_scope"; created_at?: number; deleted?: boolean };
export type MachineSecretKeyJSON = Wire<Yield<ClerkClient["machines"]["getSecretKey"]>> & {
  object: "machine_secret_key";
};
/** The document has neither a type nor an audience here. */
export type IdPOAuthAccessTokenJSON = Wire<
  Omit<Yield<ClerkClient["idPOAuthAccessToken"]["verify"]>, "type" | "aud">
> & { object: "clerk_idp_oauth_access_token" };
