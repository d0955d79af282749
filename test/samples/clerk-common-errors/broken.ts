import { afterAll } from "vitest";
import type { Stage } from "../../../scripts/stage/stage.ts";
import { type RunningApp, startBroken } from "../harness/broken-app.ts";
import { codeUnder } from "../harness/shown.ts";

export const SAMPLE = "clerk-common-errors.next";

let running: Promise<RunningApp> | undefined;
afterAll(async () => (await running)?.stop());

/** The sample with what people have before they read the skill; started once. */
export function broken(stage: Stage): Promise<RunningApp> {
  return (running ??= startBroken(SAMPLE, stage, {
    "app/api/unawaited/route.ts": wrongExample("3. Every request 401 though signed in"),
    "app/api/protected/route.ts": protecting(""),
    "app/api/for-admins/route.ts": protecting('{ role: "org:admin" }'),
    "app/greeting/page.tsx": greeting,
    "lib/old-middleware.ts": wrongExample("10. \"has no exported member 'authMiddleware'\""),
  }));
}

function wrongExample(heading: string): string {
  return codeUnder(SAMPLE, heading)[0]?.value ?? "";
}

function protecting(what: string): string {
  return `import { auth } from "@clerk/nextjs/server";
export async function GET() {
  await auth.protect(${what});
  return Response.json({});
}`;
}

const greeting = `import { SignedIn } from "@clerk/nextjs";
export default function Page() {
  return <SignedIn>Hello</SignedIn>;
}`;
