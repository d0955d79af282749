import { parseOperation, type ApiName, type Document, type Operation } from "./document.ts";
import { pointer } from "./pointer.ts";

/** One published operation: how to recognize it, and where the schemas of its answers stand. */
export interface PublishedOperation extends Operation {
  api: ApiName;
  method: string;
  path: string;
  /** Status → pointer to the schema of its JSON; null: it answers no JSON. */
  answers: ReadonlyMap<string, string | null>;
}

const METHODS = ["get", "post", "put", "patch", "delete"];

export function publishedOperations(api: ApiName, document: Document): PublishedOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = parseOperation(methods[method]);
      if (!operation) return [];
      const answers = answersOf(document, operation, path, method);
      return [{ ...operation, api, method: method.toUpperCase(), path, answers }];
    }),
  );
}

function answersOf(document: Document, operation: Operation, path: string, method: string) {
  const answers = new Map<string, string | null>();
  for (const [status, answer] of Object.entries(operation.responses)) {
    const isReference = "$ref" in answer;
    const name = isReference ? (answer.$ref.split("/").at(-1) ?? "") : "";
    const place = isReference
      ? pointer("components", "responses", name)
      : pointer("paths", path, method, "responses", status);
    const whole = isReference ? document.components.responses[name] : answer;
    const hasJson = whole && "content" in whole && whole.content?.["application/json"];
    answers.set(status, hasJson ? `${place}/content/application~1json/schema` : null);
  }
  return answers;
}

/** A literal segment wins over a parameter, as in a router. */
export function findOperation(
  operations: readonly PublishedOperation[],
  method: string,
  path: string,
): PublishedOperation | undefined {
  const segments = path.split("/");
  return operations
    .filter((one) => one.method === method && fits(one.path.split("/"), segments))
    .sort((a, b) => a.path.split("{").length - b.path.split("{").length)[0];
}

function fits(pattern: string[], segments: string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, i) => part.startsWith("{") || part === segments[i])
  );
}
