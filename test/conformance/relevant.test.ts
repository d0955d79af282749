import { describe, expect, test } from "vitest";
import { relevant } from "../../scripts/conformance/relevant.ts";
import { createValidator } from "../../scripts/conformance/validator.ts";

const kind = (object: string, strategies: string[]) => ({
  type: "object",
  required: ["object"],
  properties: { object: { enum: [object] }, strategy: { enum: strategies } },
});
const one = { oneOf: [kind("otp", ["email", "phone"]), kind("saml", ["saml"])] };
const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const validate = createValidator("backend", {
  paths: {},
  components: {
    responses: {},
    schemas: {
      One: one,
      Maybe: { ...one, nullable: true, type: "object" },
      Text: { type: "string" },
      // Ajv forgets what a schema is called that refers to another.
      Otp: { ...kind("otp", ["email", "phone"]), not: named("Text") },
      Saml: { ...kind("saml", ["saml"]), not: named("Text") },
      Named: { oneOf: [named("Otp"), named("Saml")] },
    },
  },
});

describe("what is said of a value that fits none of the alternatives", () => {
  test.each<[string, string, unknown, string[]]>([
    ["fits", "One", { object: "otp", strategy: "email" }, []],
    ["is null where it may be", "Maybe", null, []],
    ["is null where it may not", "One", null, [" type"]],
    ["is of one kind, but wrong", "One", { object: "saml", strategy: "sso" }, ["/strategy enum"]],
    [
      "the same where null is allowed",
      "Maybe",
      { object: "saml", strategy: "sso" },
      ["/strategy enum"],
    ],
    [
      "the same where the kinds are named",
      "Named",
      { object: "saml", strategy: "sso" },
      ["/strategy enum"],
    ],
    ["is of no known kind", "One", { object: "magic" }, [" oneOf"]],
  ])("%s", (_name, schema, value, expected) => {
    const errors = relevant(validate(`#/components/schemas/${schema}`, value));
    expect(errors.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)).toEqual(
      expected,
    );
  });
});
