import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { expect, onTestFinished, test } from "vitest";

import { cacheFolder } from "../../scripts/instance/cache-folder.ts";
import { environment } from "../../scripts/instance/env.ts";
import { createInstance, type Instance } from "../../scripts/instance/instance.ts";
import { serve, type Served } from "../../scripts/instance/serve.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const script = join(import.meta.dirname, "../../skills/clerk-install-auth/scripts/inspect.mjs");
const secret = `sk_test_${"a".repeat(40)}`;
const publishable = `pk_test_${Buffer.from("some-app-1.clerk.accounts.dev$").toString("base64")}`;

type Files = Record<string, string>;

/** A project with nothing to do. */
const good: Files = {
  "package.json": JSON.stringify({ dependencies: { next: "16", "@clerk/nextjs": "7" } }),
  "node_modules/next/package.json": '{ "version": "16.4.5" }',
  "node_modules/@clerk/nextjs/package.json": '{ "version": "7.9.7" }',
  "app/page.tsx": "",
  "proxy.ts": "export default clerkMiddleware();",
  ".gitignore": ".env.local\n",
  ".env.local": `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${publishable}\nCLERK_SECRET_KEY="${secret}"\n`,
};

test("a project that is complete has nothing to do", async () => {
  const { code, output } = await inspect(good);
  expect(output).toBe(
    [
      "framework  next",
      "manager    npm",
      "clerk      @clerk/nextjs 7.9.7",
      "instance   some-app-1.clerk.accounts.dev",
      "Nothing to do.\n",
    ].join("\n"),
  );
  expect(code).toBe(0);
});

test("a project without Clerk is told everything that the skill says", async () => {
  const files = { "package.json": '{ "dependencies": { "next": "16" } }', "pnpm-lock.yaml": "" };
  const { code, output } = await inspect(files);
  expect(output).toBe(`framework  next
manager    pnpm
clerk      none
instance   unknown
TODO  @clerk/nextjs is missing: pnpm add @clerk/nextjs
TODO  proxy.ts is missing
TODO  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY is not set
TODO  CLERK_SECRET_KEY is not set
`);
  expect(code).toBe(1);
});

const env = good[".env.local"];

test.each<{ name: string; files: Files; says: RegExp }>([
  {
    name: "the proxy of an older Next.js",
    files: { "proxy.ts": "", "middleware.ts": "clerkMiddleware" },
    says: /middleware.ts beside proxy.ts/,
  },
  {
    name: "a proxy that is not beside app/",
    files: { "src/proxy.ts": "clerkMiddleware" },
    says: /src\/proxy.ts is never run/,
  },
  {
    name: "a proxy without Clerk",
    files: { "proxy.ts": "export default () => {};" },
    says: /proxy.ts does not call clerkMiddleware/,
  },
  {
    name: "an SDK of an older major",
    files: { "node_modules/@clerk/nextjs/package.json": '{ "version": "6.39.3" }' },
    says: /6.39.3 is not the current major, 7/,
  },
  {
    name: "a package that another has replaced",
    files: {
      "package.json": JSON.stringify({
        dependencies: { next: "16", "@clerk/nextjs": "7", "@clerk/themes": "2" },
      }),
    },
    says: /@clerk\/themes is superseded: use @clerk\/ui\/themes/,
  },
  {
    name: "a secret that is sent to the browser",
    files: { ".env.local": `${env}NEXT_PUBLIC_CLERK_KEY=${secret}\n` },
    says: /NEXT_PUBLIC_CLERK_KEY \(.env.local\) holds a secret/,
  },
  {
    name: "a secret that git does not ignore",
    files: { ".gitignore": "" },
    says: /.env.local holds a secret key and git does not ignore it/,
  },
  {
    name: "a name that nobody reads",
    files: { ".env.local": `${env}NEXT_PUBLIC_CLERK_AFTER_SIGN_IN_URL=/\n` },
    says: /NEXT_PUBLIC_CLERK_AFTER_SIGN_IN_URL \(.env.local\): no SDK reads it/,
  },
  {
    name: "a publishable key that is cut off",
    files: { ".env.local": env?.replace(publishable, publishable.slice(0, 20)) ?? "" },
    says: /PUBLISHABLE_KEY is cut off/,
  },
  {
    name: "keys of test and live",
    files: { ".env.local": env?.replace("sk_test_", "sk_live_") ?? "" },
    says: /are of different instances \(test and live\)/,
  },
])("it finds $name", async ({ files, says }) => {
  const { code, output } = await inspect({ ...good, ...files });
  const todo = output.split("\n").filter((line) => line.startsWith("TODO"));
  expect(todo).toContainEqual(expect.stringMatching(says));
  expect(output).not.toContain("aaaa");
  expect(code).toBe(1);
});

test.each([
  { framework: "express", dependencies: { express: "5", "@clerk/express": "2" }, prefix: "" },
  { framework: "react", dependencies: { react: "19", "@clerk/react": "6" }, prefix: "VITE_" },
  { framework: "nuxt", dependencies: { nuxt: "4", "@clerk/nuxt": "2" }, prefix: "NUXT_PUBLIC_" },
])("$framework has names of its own for keys", async ({ framework, dependencies, prefix }) => {
  const { output } = await inspect({ "package.json": JSON.stringify({ dependencies }) }, [
    "--json",
  ]);
  const found = JSON.parse(output);
  expect(found).toMatchObject({ framework, ok: false });
  expect(found.todo).toContain(`${prefix}CLERK_PUBLISHABLE_KEY is not set`);
});

test("a package of a workspace is judged with the lock file and the packages of its root", async () => {
  const { "package.json": manifest = "", "proxy.ts": proxy = "", ...rest } = good;
  const files = {
    ...rest,
    "pnpm-lock.yaml": "",
    "apps/web/package.json": manifest,
    "apps/web/proxy.ts": proxy,
    "apps/web/.env.local": env ?? "",
  };
  const { code, output } = await inspect(files, [], "apps/web");
  expect(output).toContain("manager    pnpm\nclerk      @clerk/nextjs 7.9.7");
  expect(code).toBe(0);
});

test("a key that the API refuses is found online", async () => {
  const ours = createInstance();
  const served = await open(ours);
  const { output, code } = await inspect(keysOf(ours, "sk_test_of_nobody"), ["--online"], ".", {
    CLERK_API_URL: served.backend,
  });
  expect(output).toContain("CLERK_SECRET_KEY is refused by");
  expect(output).not.toContain("of_nobody");
  expect(code).toBe(1);
});

test("keys of two instances are told apart online", async () => {
  const [ours, theirs] = [createInstance(), createInstance()];
  const [here, there] = [await open(ours), await open(theirs)];
  const { output, code } = await inspect(keysOf(ours, theirs.keys.secretKey), ["--online"], ".", {
    ...(await environment(ours, here)),
    CLERK_API_URL: there.backend,
    CLERK_SECRET_KEY: theirs.keys.secretKey,
  });
  expect(output).toContain("and CLERK_SECRET_KEY are of different instances");
  expect(code).toBe(1);
});

function keysOf({ keys }: Instance, secretKey: string): Files {
  const publishable = `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${keys.publishableKey}`;
  return { ...good, ".env.local": `${publishable}\nCLERK_SECRET_KEY=${secretKey}\n` };
}

async function open(instance: Instance): Promise<Served> {
  const served = await serve(instance, { certificateFolder: cacheFolder() });
  onTestFinished(() => served.close());
  return served;
}

test("an API that does not answer is no finding", async () => {
  const { code, output } = await inspect(good, ["--online"], ".", {
    CLERK_API_URL: "http://127.0.0.1:9",
  });
  expect(output).toContain("no answer from http://127.0.0.1:9/v1/jwks: ");
  expect(code).toBe(2);
});

test("a folder that is no project is wrong usage", async () => {
  expect((await inspect({})).code).toBe(2);
  expect((await inspect(good, ["--nonsense"])).code).toBe(2);
});

async function inspect(files: Files, flags: string[] = [], place = ".", more: Files = {}) {
  const root = temporaryFolder("inspect");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const start = promisify(execFile);
  await start("git", ["init", "-q"], { cwd: root });
  const { PATH = "" } = process.env;
  return start(process.execPath, [script, join(root, place), ...flags], {
    env: { PATH, ...more },
  }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: `${stdout}${stderr}` }),
  );
}
