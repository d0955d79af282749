import type { ErrorObject } from "ajv";
import { isUnpublished } from "./decided.ts";
import { API_NAMES, type ApiName, type Documents } from "./document.ts";
import type { RecordedExchange } from "./exchange.ts";
import { findOperation, publishedOperations, type PublishedOperation } from "./operations.ts";
import { pointer } from "./pointer.ts";
import { relevant } from "./relevant.ts";
import { createValidator, type Validator } from "./validator.ts";

/** One way in which answers of an operation differ from its document. */
export interface Mismatch {
  api: ApiName;
  operation: string;
  status: number;
  /** Where in the answer; list positions are left out. */
  place: string;
  message: string;
}

export interface Verdict {
  api: ApiName;
  published: number;
  /** Operations that gave at least one of their documented successes. */
  covered: ReadonlySet<string>;
  mismatches: Mismatch[];
}

const BACKEND_PREFIX = "/bapi/v1";

export function judge(documents: Documents, exchanges: readonly RecordedExchange[]): Verdict[] {
  return API_NAMES.map((api) =>
    judgeApi(
      api,
      documents,
      exchanges.filter(({ path }) => path.startsWith(`${BACKEND_PREFIX}/`) === (api === "backend")),
    ),
  );
}

function judgeApi(api: ApiName, documents: Documents, exchanges: RecordedExchange[]): Verdict {
  const document = documents[api];
  const operations = publishedOperations(api, document);
  const validate = createValidator(api, document);
  const covered = new Set<string>();
  const mismatches: Mismatch[] = [];
  for (const exchange of exchanges) {
    const { method, status } = exchange;
    const path = api === "backend" ? exchange.path.slice(BACKEND_PREFIX.length) : exchange.path;
    const operation = findOperation(operations, method, path);
    if (!operation || isUnpublished(path)) continue;
    const name = operation.operationId;
    const schema = schemaOf(operation, status);
    const isSuccess = status < 400 && schema !== undefined;
    if (isSuccess) covered.add(name);
    mismatches.push(
      ...faultsOf(exchange, schema, validate).map((fault) => ({
        api,
        operation: name,
        status,
        ...fault,
      })),
    );
  }
  return { api, published: operations.length, covered, mismatches };
}

const ERRORS = pointer("components", "schemas", "ClerkErrors");

/** Any refusal has Clerk's shape; undefined: a success that is not in the document. */
function schemaOf({ answers }: PublishedOperation, status: number): string | null | undefined {
  return answers.get(String(status)) ?? (status >= 400 ? ERRORS : answers.get(String(status)));
}

function faultsOf(
  { status, body, paginated }: RecordedExchange,
  schema: string | null | undefined,
  validate: Validator,
): Pick<Mismatch, "place" | "message">[] {
  if (schema === undefined) return [{ place: "", message: `status ${status} is not documented` }];
  if (schema === null || status === 413) return [];
  if (body === null) return [{ place: "", message: "answered no JSON, expected JSON" }];
  const answer: unknown = JSON.parse(body);
  const listed = paginated && status < 400 ? Object(answer).data : undefined;
  return relevant(listErrors(validate, schema, answer, listed)).map((error) => ({
    place: error.instancePath.replaceAll(/\/\d+/g, "/*"),
    message: wording(error),
  }));
}

/**
 * The document has some lists bare. The SDK asks for `paginated=true` and reads `{data, total_count}`
 * (`queryParams: { ...params, paginated: true }` in its ClientAPI, SessionAPI, InvitationAPI, …).
 */
function listErrors(validate: Validator, schema: string, answer: unknown, listed: unknown) {
  const errors = validate(schema, answer);
  const isBare = errors.some(
    ({ instancePath, params }) => instancePath === "" && params["type"] === "array",
  );
  return isBare && listed !== undefined ? validate(schema, listed) : errors;
}

function wording({ message = "", params }: ErrorObject): string {
  const detail = params["additionalProperty"] ?? params["allowedValues"];
  return detail === undefined ? message : `${message}: ${String(detail)}`;
}
