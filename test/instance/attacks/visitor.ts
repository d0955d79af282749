import type { createApp } from "../../../scripts/instance/app.ts";
import type { Instance } from "../../../scripts/instance/instance.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";

type App = ReturnType<typeof createApp>;

/** A browser with somebody signed in, and what others might try to reach of it. */
export interface Visitor {
  userId: string;
  emailAddressId: string;
  sessionId: string;
  signInId: string;
  clientId: string;
  /** Calls the Frontend API as clerk-js does: the token in the query, fields as a form. */
  call(method: string, path: string, fields?: Record<string, string>): Promise<Response>;
}

interface SignedIn {
  response: { id: string; created_session_id: string };
  client: { id: string };
}

const PASSWORD = "correct horse battery";

export async function visitor(app: App, instance: Instance, name: string): Promise<Visitor> {
  const emailAddress = `${name}@example.com`;
  const user = createUser(instance, {
    emailAddresses: [{ emailAddress }],
    password: { plain: PASSWORD },
    privateMetadata: { note: `private of ${name}` },
  });
  const created = await app.request("/v1/dev_browser", { method: "POST" });
  const { id } = (await created.json()) as { id: string };
  const call: Visitor["call"] = async (method, path, fields = {}) => {
    const separator = path.includes("?") ? "&" : "?";
    const url = `/v1${path}${separator}__clerk_db_jwt=${id}&_method=${method}`;
    if (method === "GET") return app.request(url);
    return app.request(url, { method: "POST", body: new URLSearchParams(fields) });
  };
  const fields = { strategy: "password", identifier: emailAddress, password: PASSWORD };
  const signedIn = await call("POST", "/client/sign_ins", fields);
  const { response, client } = (await signedIn.json()) as SignedIn;
  return {
    userId: user.id,
    emailAddressId: user.primaryEmailAddressId ?? "",
    sessionId: response.created_session_id,
    signInId: response.id,
    clientId: client.id,
    call,
  };
}
