import type { createApp } from "../../../scripts/instance/app.ts";

type App = ReturnType<typeof createApp>;

interface Answer<R> {
  status: number;
  body: { response: R; client: { sessions: { id: string }[] } | null };
}

/** A browser as the Frontend API sees clerk-js: its token in the query, fields as a form. */
export interface Browser {
  token: string;
  call<R = Record<string, unknown>>(
    method: string,
    path: string,
    fields?: Record<string, string>,
  ): Promise<Answer<R>>;
  send(path: string, init?: RequestInit): Promise<Response>;
}

export async function newBrowser(app: App): Promise<Browser> {
  const created = await app.request("/v1/dev_browser", { method: "POST" });
  const { id: token } = (await created.json()) as { id: string };
  const send: Browser["send"] = async (path, init) => {
    const separator = path.includes("?") ? "&" : "?";
    return app.request(`/v1${path}${separator}__clerk_db_jwt=${token}`, init);
  };
  return {
    token,
    send,
    call: async <R>(method: string, path: string, fields?: Record<string, string>) => {
      const separator = path.includes("?") ? "&" : "?";
      const response =
        method === "GET"
          ? await send(path)
          : await send(`${path}${separator}_method=${method}`, {
              method: "POST",
              ...(fields ? { body: new URLSearchParams(fields) } : {}),
            });
      return { status: response.status, body: (await response.json()) as Answer<R>["body"] };
    },
  };
}
