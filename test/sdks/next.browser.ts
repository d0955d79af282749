import { describe, expect, test } from "vitest";
import { compile, grownApp, program } from "./harness/grown-app.ts";
import { inEveryWay } from "./harness/in-every-way.ts";
import { opensApp, signsIn, signsOut } from "./harness/person.ts";
import { behavesAsServerSdk } from "./harness/server-sdk.ts";
import { WAYS } from "./harness/ways.ts";

describe("@clerk/nextjs", async () => {
  const cwd = await grownApp("next");

  test("the app compiles", () => compile(cwd));

  const next = program("next/dist/bin/next");

  // Built: a dev server reloads the page when it comes late with a part of it, over and over if need be.
  inEveryWay({ build: [next, "build"], args: [next, "start", "--port", "0"], cwd }, (running) => {
    behavesAsServerSdk(running);

    test("a person signs in and out in a browser, which finds the instance there too", async () => {
      const { app, dev, way } = running();
      const visit = await opensApp(dev, app.url);
      await signsIn(visit, dev);
      await visit.page.reload();
      await visit.page.getByText(`server: ${visit.userId}`).waitFor();
      await signsOut(visit);
      expect(visit.hosts.has(new URL(dev.url).host)).toBe(way !== WAYS.hosts);
    });
  });
});
