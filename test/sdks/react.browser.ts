import { describe, test } from "vitest";
import { compile, grownApp, program } from "./harness/grown-app.ts";
import { inEveryWay } from "./harness/in-every-way.ts";
import { opensApp, signsIn, signsOut } from "./harness/person.ts";
import { WAYS } from "./harness/ways.ts";

describe("@clerk/react", async () => {
  const cwd = await grownApp("react");
  const args = [program("vite/bin/vite.js"), "--port", "0"];

  test("the app compiles", () => compile(cwd));

  // It takes the plain address in code only, so the browser has to find Clerk's own host names here.
  inEveryWay(
    { args, cwd },
    (running) => {
      test("a person signs in, has a token, and signs out", async () => {
        const { app, dev } = running();
        const visit = await opensApp(dev, app.url);
        await signsIn(visit, dev);
        await signsOut(visit);
      });
    },
    [WAYS.both],
  );
});
