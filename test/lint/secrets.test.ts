import { expect, test } from "vitest";

import { secrets } from "../../scripts/lint/checks/secrets.ts";
import { readDocument } from "../../scripts/pack/document.ts";
import { asText } from "../../scripts/pack/text.ts";

/** Keys are put together here, so that no scanner takes this file for a leak. */
const random = "Q7v2XkR9mWc4ZtB8nYpL5dGh3JsF6aKe";

async function messagesIn(text: string): Promise<string[]> {
  const skill = {
    name: "a",
    directory: "a",
    files: new Set<string>(),
    documents: [readDocument(asText("a/SKILL.md", text))],
    texts: [],
    faults: [],
  };
  const pack = { root: "/", skills: [skill], directories: ["a"], isWhole: true };
  const settings = { skills: ["."], typesFrom: "/", skip: [], rules: {} };
  const messages: string[] = [];
  for await (const { message } of secrets.run(pack, settings)) messages.push(message);
  return messages;
}

test.each([
  ["a live secret key", `sk_live_${random}`],
  ["a test secret key", `sk_test_${random}`],
  ["a live publishable key", `pk_live_${btoa("clerk.acme-shop.com$")}`],
  ["a signing secret", `whsec_${random}`],
  ["a token", `eyJ${random}.eyJ${random}.${random}${random}`],
  ["an AWS key", `AKIA${"7Q2XKR9MWC4ZTB8N"}`],
  ["a GitHub token", `ghp_${random}9x8Y`],
  ["an npm token", `npm_${random}9x8Y`],
  ["an Anthropic key", `sk-ant-api03-${random}`],
  ["a password in a URL", `postgres://app:${random}@db.internal/app`],
  ["a private key", `-----BEGIN PRIVATE KEY-----\n${random}${random}\n`],
  ["a private key in one line", `"-----BEGIN RSA PRIVATE KEY-----\\n${random}${random}`],
])("%s is found, and not repeated", async (_, text) => {
  const [message, ...others] = await messagesIn(`\`\`\`ts\nconst key = "${text}";\n\`\`\`\n`);
  expect(message).toContain("that looks real");
  expect(message).not.toContain(random);
  expect(others).toEqual([]);
});

test.each([
  "sk_test_...",
  "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
  "sk_test_YOUR_SECRET_KEY_GOES_HERE",
  "sk_test_abcdefghijklmnopqrstuvwxyz",
  "whsec_your_signing_secret_from_the_dashboard",
  "whsec_dGhpcyBpcyBub3QgYSBzZWNyZXQ5OTg=",
  `pk_live_${btoa("clerk.example.com$")}`,
  "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k",
  "AKIAIOSFODNN7EXAMPLE",
  "postgres://user:password@localhost:5432/app",
  "postgres://postgres:${POSTGRES_PASSWORD}@localhost/app",
  "-----BEGIN PUBLIC KEY-----",
  "eyJhbGciOi...",
  "sk-ant-...",
  "user_2abcDEFghiJKLmnoPQRstuVWXyz",
])("%s is a placeholder", async (text) => {
  expect(await messagesIn(`\`${text}\`\n`)).toEqual([]);
});
