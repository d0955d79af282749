import type { Served } from "../../../scripts/instance/serve.ts";

export interface Answer {
  status: number;
  // The control API's answers are ours; a test reads the fields it is about.
  body: Record<string, unknown>;
}

/** Speaks to the control API as a shell script would. */
export async function control(
  { url }: Pick<Served, "url">,
  method: string,
  path: string,
  input?: unknown,
): Promise<Answer> {
  const response = await fetch(`${url}/__instance${path}`, {
    method,
    ...(input === undefined
      ? {}
      : { body: JSON.stringify(input), headers: { "content-type": "application/json" } }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}
