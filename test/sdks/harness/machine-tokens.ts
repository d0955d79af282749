import type { ClerkClient } from "@clerk/backend";

export type MachineToken = "m2m_token" | "M2M JWT" | "api_key";

interface Made {
  token: string;
  /** What an app reads of it. */
  expected: Record<string, unknown>;
}

/** Every kind of token that a machine shows, and how one is come by. */
export const machineTokens: Record<MachineToken, (clerk: ClerkClient) => Promise<Made>> = {
  m2m_token: (clerk) => m2mToken(clerk, "opaque"),
  "M2M JWT": (clerk) => m2mToken(clerk, "jwt"),
  api_key: async ({ apiKeys, users }) => {
    const { id: userId } = await users.createUser({ firstName: "Grace" });
    const { id } = await apiKeys.create({ name: "ci", subject: userId, scopes: ["read"] });
    const { secret } = await apiKeys.getSecret(id);
    return { token: secret, expected: { tokenType: "api_key", userId, scopes: ["read"] } };
  },
};

async function m2mToken(
  { machines, m2m }: ClerkClient,
  tokenFormat: "opaque" | "jwt",
): Promise<Made> {
  const { id, secretKey = "" } = await machines.create({ name: "worker" });
  const { token = "" } = await m2m.createToken({ machineSecretKey: secretKey, tokenFormat });
  return { token, expected: { tokenType: "m2m_token", subject: id } };
}
