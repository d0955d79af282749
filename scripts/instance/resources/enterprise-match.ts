import type { EnterpriseConnection } from "./enterprise-connection.ts";
import type { Factor } from "./sign-in-factors.ts";
import type { Instance } from "../instance.ts";

/** The identity provider that an address has to sign in with, when its domain has one. */
export function enterpriseConnectionOf(
  instance: Instance,
  address: string,
): EnterpriseConnection | undefined {
  const domain = address.slice(address.indexOf("@") + 1).toLowerCase();
  return instance.store.enterpriseConnections
    .by("domain", domain)
    .find(({ active, authenticatable }) => active && authenticatable);
}

/** That provider as the only first factor; none where there is no such provider. */
export function enterpriseFactors(instance: Instance, address: string): Factor[] {
  const connection = enterpriseConnectionOf(instance, address);
  if (!connection) return [];
  return [
    {
      strategy: "enterprise_sso",
      enterprise_connection_id: connection.id,
      enterprise_connection_name: connection.name,
    },
  ];
}
