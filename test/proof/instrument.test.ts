import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { instrument } from "../../scripts/proof/guards/instrument.ts";
import { sqlGuards, sqlWithout } from "../../scripts/proof/guards/instrument-sql.ts";

test.each([
  ["a refusal of strangers", "if (!isAuthenticated) return refuse();", "!isAuthenticated"],
  [
    "a refusal among others",
    "if (!orgId || orgSlug !== slug) notFound();",
    "!orgId",
    "orgSlug !== slug",
  ],
  ["has, wherever it is asked", "const mayEdit = has({ role });", "has({ role })"],
  ["scopes", 'if (!caller.scopes.includes("a")) throw no;', 'caller.scopes.includes("a")'],
  ["protect", "await auth.protect();", "auth.protect()"],
  [
    "a webhook's signature",
    "const event = await verifyWebhook(request);",
    "verifyWebhook(request)",
  ],
  ["authorized parties", "clerkMiddleware({ authorizedParties: [origin] });", "[origin]"],
  ["authorized parties by name", "clerkMiddleware({ authorizedParties });", "authorizedParties"],
  ["whose rows a query reads", "db.where(eq(notes.userId, userId));", "eq(notes.userId, userId)"],
  ["what lets somebody in", "const answer = isAuthenticated ? 200 : 401;", "isAuthenticated"],
])("finds %s", (_, code, ...expected) => {
  expect(guardsIn(code)).toEqual(expected);
});

test.each([
  ["a set's has", 'seen.has("a");'],
  ["a condition that refuses nothing", "if (!userId) count++;"],
  ["a row found by its own id", "db.where(eq(notes.id, id));"],
  ["a browser's code", '"use client";\nif (!isSignedIn) return null;'],
])("leaves %s alone", (_, code) => {
  expect(guardsIn(code)).toEqual([]);
  expect(instrument("a.ts", code, 1).code).toBe(code);
});

test.each([
  ["on", 401],
  ["off", 200],
])("a guard that is switched %s answers %i", (state, status) => {
  const body = "const isAuthenticated = false; if (!isAuthenticated) return 401; return 200;";
  const wrapped = `function answer() { ${body} }`;
  const { code } = instrument("a.ts", wrapped, 7);
  const process = { env: { GUARD_7: state } };
  expect(runInNewContext(`${code}; answer()`, { process })).toBe(status);
});

test("a policy of a migration is a guard, and goes without a switch", () => {
  const sql = "create policy own on t\n  using (a = f('x'))\n  with check (a = 1);";
  const guards = sqlGuards("a.sql", sql, 3);
  expect(guards.map(({ id, line, text }) => [id, line, text])).toEqual([
    ["3", 2, "using (a = f('x'))"],
    ["4", 3, "with check (a = 1)"],
  ]);
  expect(sqlWithout(sql, guards, ["3"])).toBe(
    "create policy own on t\n  using (true)\n  with check (a = 1);",
  );
});

function guardsIn(code: string): string[] {
  return instrument("a.ts", code, 1).guards.map(({ text }) => text);
}
