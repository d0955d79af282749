import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "../../../scripts/stage/stage.ts";

/** A Server Action as the network sees it: an endpoint that anybody may post to. */
export interface ServerAction {
  /** The page it is posted to. */
  page: string;
  /** Its file in the app, and its name there. */
  file: string;
  name: string;
  headers?: Record<string, string>;
}

/** Calls an action as the browser does: with arguments, or with a form. */
export function callAction(
  { url, folder }: Stage,
  { page, file, name, headers }: ServerAction,
  input: FormData | unknown[],
): Promise<Response> {
  const id = actionId(folder, file, name);
  if (input instanceof FormData) input.append(`$ACTION_ID_${id}`, "");
  const asked =
    input instanceof FormData ? {} : { "next-action": id, "content-type": "text/plain" };
  return fetch(url + page, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, ...asked, ...headers },
    body: input instanceof FormData ? input : JSON.stringify(input),
  });
}

function actionId(folder: string, file: string, name: string): string {
  const manifest = join(folder, ".next/server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  const found = Object.entries(node).find(
    ([, action]) => action.exportedName === name && action.filename.endsWith(`/${file}`),
  );
  if (!found) throw new Error(`Unexpected action ${name} of ${file}, expected one of the build's`);
  return found[0];
}
