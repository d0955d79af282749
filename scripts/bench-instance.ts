import { parseArgs } from "node:util";
import { deliveries } from "./bench/deliveries.ts";
import { emulate } from "./bench/emulate.ts";
import { figureLine, isMet, type Figure } from "./bench/figure.ts";
import { manyUsers } from "./bench/many-users.ts";
import { ready } from "./bench/ready.ts";
import { throughput } from "./bench/throughput.ts";

const PARTS = { ready, throughput, manyUsers, deliveries, emulate };

const HELP = `Measures the dev instance, against itself without an instance and against what it must reach.

  npm run bench:instance [-- PART…]   parts: ${Object.keys(PARTS).join(", ")} (default: all)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean", default: false } },
});

async function main(): Promise<number> {
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for (const figure of await part()) {
      figures.push(figure);
      process.stdout.write(`${figureLine(figure)}\n`);
    }
  }
  return figures.every(isMet) ? 0 : 1;
}

if (values.help) process.stdout.write(HELP);
else process.exitCode = await main();
