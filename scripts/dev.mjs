import { runBuilt } from "./built/run-built.mjs";

await runBuilt("scripts/dev.ts");
