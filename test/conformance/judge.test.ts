import { describe, expect, test } from "vitest";
import { judge } from "../../scripts/conformance/judge.ts";
import type { Document, Documents } from "../../scripts/conformance/document.ts";
import type { RecordedExchange } from "../../scripts/conformance/exchange.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const user = {
  type: "object",
  additionalProperties: false,
  required: ["id"],
  properties: {
    id: { type: "string" },
    name: { type: "string", nullable: true },
    lock: { nullable: true, oneOf: [{ type: "object", required: ["at"] }] },
    emails: { type: "array", items: { $ref: "#/components/schemas/Email" } },
  },
};
const backend: Document = {
  paths: {
    "/users/{id}": {
      get: { operationId: "GetUser", responses: { 200: { $ref: "#/components/responses/User" } } },
    },
    "/users/count": { get: { operationId: "Count", responses: { 200: json({ type: "object" }) } } },
    "/list": {
      get: { operationId: "List", responses: { 200: json({ type: "array", items: user }) } },
    },
    "/gone": { delete: { operationId: "Gone", responses: { 204: {} } } },
  },
  components: {
    responses: { User: json(user) },
    schemas: {
      Email: { type: "string", format: "email" },
      ClerkErrors: { type: "object", required: ["errors"] },
    },
  },
};
const documents: Documents = { backend, frontend: { paths: {}, components: { responses: {} } } };

function judged(exchange: Partial<RecordedExchange> & { answer?: unknown }) {
  const { answer, ...rest } = exchange;
  const body = answer === undefined ? null : JSON.stringify(answer);
  const paginated = exchange.paginated ?? false;
  const full = {
    method: "GET",
    path: "/bapi/v1/users/user_1",
    status: 200,
    body,
    ...rest,
    paginated,
  };
  const [verdict] = judge(documents, [full]);
  return {
    covered: [...(verdict?.covered ?? [])],
    messages: verdict?.mismatches.map(({ place, message }) => `${place} ${message}`),
  };
}

describe("an answer held against the document", () => {
  test.each<[string, Parameters<typeof judged>[0], string[], string[]]>([
    ["as documented", { answer: { id: "1", name: null, lock: null } }, ["GetUser"], []],
    [
      "without what is required",
      { answer: {} },
      ["GetUser"],
      [" must have required property 'id'"],
    ],
    [
      "with more than is allowed",
      { answer: { id: "1", extra: 1 } },
      ["GetUser"],
      [" must NOT have additional properties: extra"],
    ],
    [
      "wrong deep inside",
      { answer: { id: "1", emails: ["a@b.co", "nobody"] } },
      ["GetUser"],
      ['/emails/* must match format "email"'],
    ],
    ["no JSON", {}, ["GetUser"], [" answered no JSON, expected JSON"]],
    ["another success", { status: 201, answer: {} }, [], [" status 201 is not documented"]],
    ["a refusal in Clerk's shape", { status: 404, answer: { errors: [] } }, [], []],
    [
      "a refusal in another",
      { status: 404, answer: {} },
      [],
      [" must have required property 'errors'"],
    ],
    [
      "a page of a list",
      { path: "/bapi/v1/list", paginated: true, answer: { data: [{}], total_count: 1 } },
      ["List"],
      ["/* must have required property 'id'"],
    ],
    [
      "a page that nobody asked for",
      { path: "/bapi/v1/list", answer: { data: [], total_count: 0 } },
      ["List"],
      [" must be array"],
    ],
    [
      "nothing, as documented",
      { method: "DELETE", path: "/bapi/v1/gone", status: 204 },
      ["Gone"],
      [],
    ],
    [
      "a path that only looks like a user",
      { path: "/bapi/v1/users/count", answer: {} },
      ["Count"],
      [],
    ],
    ["a path nobody published", { path: "/bapi/v1/nothing", status: 500 }, [], []],
  ])("%s", (_name, exchange, covered, messages) => {
    expect(judged(exchange)).toEqual({ covered, messages });
  });
});
