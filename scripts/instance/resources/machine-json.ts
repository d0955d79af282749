import type { ClerkClient } from "@clerk/backend";

/** A class of the SDK as its JSON: the package does not export these types by name. */
type Resource<T> = T extends Promise<infer R> ? R : never;
type Machines = ClerkClient["machines"];

/** From camelCase to snake_case, as the SDK's own classes read it. */
type Snake<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Snake<Tail>}`
    : `_${Lowercase<Head>}${Snake<Tail>}`
  : S;
type Wire<T> = { [K in keyof T as K extends string ? Snake<K> : never]: T[K] };

type MachineFields = Omit<Resource<ReturnType<Machines["get"]>>, "scopedMachines" | "secretKey">;

export type MachineJSON = Wire<MachineFields> & {
  object: "machine";
  scoped_machines: MachineJSON[];
  secret_key?: string;
};

export type MachineScopeJSON = {
  object: "machine_scope";
  from_machine_id: string;
  to_machine_id: string;
  created_at?: number;
  deleted?: boolean;
};

export type MachineSecretKeyJSON = Wire<Resource<ReturnType<Machines["getSecretKey"]>>> & {
  object: "machine_secret_key";
};

export type M2MTokenJSON = Wire<
  Omit<Resource<ReturnType<ClerkClient["m2m"]["createToken"]>>, "token">
> & { object: "machine_to_machine_token"; token?: string; last_used_at: number | null };

export type APIKeyJSON = Wire<
  Omit<Resource<ReturnType<ClerkClient["apiKeys"]["get"]>>, "secret">
> & {
  object: "api_key";
  secret?: string;
};

export type IdPOAuthAccessTokenJSON = Omit<
  Wire<Resource<ReturnType<ClerkClient["idPOAuthAccessToken"]["verify"]>>>,
  "type" | "aud"
> & { object: "clerk_idp_oauth_access_token" };
