import { PUBLISHED, type PublishedOperation } from "../published/published.ts";

export interface Route {
  method: string;
  path: string;
}

const PREFIX = { backend: "/bapi/v1", frontend: "" };

/** The published operations, told apart by whether a route answers them. */
export function builtOperations(routes: readonly Route[]) {
  const known = new Set(routes.map(({ method, path }) => signature(method, path)));
  const split = (api: keyof typeof PUBLISHED) => {
    const isBuilt = ({ method, path }: PublishedOperation): boolean =>
      known.has(signature(method, PREFIX[api] + path));
    const names = (wanted: boolean): string[] =>
      PUBLISHED[api].filter((one) => isBuilt(one) === wanted).map(({ operation }) => operation);
    return { published: PUBLISHED[api].length, built: names(true), missing: names(false) };
  };
  return { backend: split("backend"), frontend: split("frontend") };
}

/** Without the names of its parameters, which the document and a route spell differently. */
function signature(method: string, path: string): string {
  const bare = path.replace(/\{[^}]*\}|:\w+(?:\{[^}]*\})?/g, "*").replace(/(?<=.)\/$/, "");
  return `${method} ${bare}`;
}
